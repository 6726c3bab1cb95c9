// Package chromium finds a Chromium on this machine and has it print pages.
package chromium

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/entente-graph/entente/internal/network"
)

// programs are what Chromium and Chrome are called, the first that is there being taken.
var programs = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// HowToGet says how one gets a Chromium.
const HowToGet = "install it with `apt-get install chromium` (Debian), `dnf install chromium` (Fedora) or `brew install --cask chromium` (macOS)"

// ErrMissing is that there is no Chromium.
var ErrMissing = errors.New("there is no Chromium or Chrome on the PATH: " + HowToGet)

// Find returns the path of a Chromium.
func Find() (string, error) {
	for _, name := range programs {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", ErrMissing
}

// patience is how long printing may take.
const patience = 2 * time.Minute

// PDF prints a page of HTML that loads nothing, as a tagged PDF with an outline of its headings. Its sheets are those that
// the page's style says.
func PDF(ctx context.Context, page []byte) ([]byte, error) {
	program, err := Find()
	if err != nil {
		return nil, &network.Error{Code: network.Unavailable, Message: "a PDF is printed by Chromium, and there is none here: " + HowToGet + "; or take the report as HTML and print it in a browser", Err: err}
	}
	folder, err := os.MkdirTemp("", "entente-pdf-")
	if err != nil {
		return nil, fmt.Errorf("making a folder for printing: %w", err)
	}
	defer os.RemoveAll(folder)
	in, out := filepath.Join(folder, "page.html"), filepath.Join(folder, "page.pdf")
	if err := os.WriteFile(in, page, 0o600); err != nil {
		return nil, fmt.Errorf("writing the page to print: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var said bytes.Buffer
	command := exec.CommandContext(ctx, program, arguments(folder, in, out)...)
	command.Stderr = &said
	if err := command.Run(); err != nil {
		return nil, fmt.Errorf("printing by %s: %w: %s", program, err, bytes.TrimSpace(said.Bytes()))
	}
	printed, err := os.ReadFile(out)
	if err != nil {
		return nil, fmt.Errorf("printing by %s left no PDF: %w: %s", program, err, bytes.TrimSpace(said.Bytes()))
	}
	return printed, nil
}

// arguments are those with which Chromium prints a file, asking nobody for anything.
func arguments(folder, in, out string) []string {
	all := []string{
		"--headless=new", "--disable-gpu", "--user-data-dir=" + filepath.Join(folder, "profile"), "--no-first-run", "--disable-extensions",
		"--disable-component-update", "--disable-background-networking", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
		"--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf", "--print-to-pdf=" + out,
	}
	if os.Geteuid() == 0 {
		all = append(all, "--no-sandbox") // which Chromium refuses to have for root
	}
	return append(all, "file://"+filepath.ToSlash(in))
}
