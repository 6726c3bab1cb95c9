// Package docs_test checks the pages for people: those in this folder, and
// README.md and CONTRIBUTING.md above it.
package docs_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestLinks follows every link of every page that leads into this repository: the
// file or folder is there, and so is the heading.
func TestLinks(t *testing.T) {
	pages, err := filepath.Glob("*.md")
	if err != nil {
		t.Fatal(err)
	}
	pages = append(pages, "../README.md", "../CONTRIBUTING.md")
	links := regexp.MustCompile(`\]\(([^)\s]+)\)`)
	followed := 0
	for _, page := range pages {
		for _, match := range links.FindAllStringSubmatch(prose(t, page), -1) {
			link := match[1]
			if strings.Contains(link, "://") {
				continue
			}
			followed++
			file, heading, _ := strings.Cut(link, "#")
			target := page
			if file != "" {
				target = filepath.Join(filepath.Dir(page), file)
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s: %s leads nowhere: %v", page, link, err)
				continue
			}
			if heading != "" && !headings(t, target)[heading] {
				t.Errorf("%s: %s has no heading for %q", page, target, heading)
			}
		}
	}
	if len(pages) < 5 || followed < 20 {
		t.Errorf("only %d links of %d pages were followed", followed, len(pages))
	}
}

// TestReadmeIsShort keeps the README a page that is read.
func TestReadmeIsShort(t *testing.T) {
	const most = 350
	if lines := strings.Count(read(t, "../README.md"), "\n"); lines > most {
		t.Errorf("README.md has %d lines, of at most %d: what is more belongs into docs/", lines, most)
	}
}

// headings returns the anchors of a page's headings, as GitHub makes them.
func headings(t *testing.T, page string) map[string]bool {
	anchors := map[string]bool{}
	other := regexp.MustCompile(`[^\p{L}\p{N} _-]`)
	for _, line := range strings.Split(prose(t, page), "\n") {
		text := strings.TrimLeft(line, "#")
		if text == line || !strings.HasPrefix(text, " ") {
			continue
		}
		anchor := strings.ToLower(other.ReplaceAllString(strings.TrimSpace(text), ""))
		anchors[strings.ReplaceAll(anchor, " ", "-")] = true
	}
	return anchors
}

// prose returns a page without its fenced code.
func prose(t *testing.T, page string) string {
	return regexp.MustCompile("(?ms)^```.*?^```$").ReplaceAllString(read(t, page), "")
}

func read(t *testing.T, page string) string {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
