package main

import (
	"compress/gzip"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/store"
)

// Export is `entente export`.
type Export struct {
	Format string `enum:"jsonl" default:"jsonl" placeholder:"FORMAT" help:"Only jsonl for now: the interchange format, which entente import reads."`
	Output string `short:"o" placeholder:"FILE" help:"Write to this file, gzipped if its name ends in .gz; by default to the standard output."`
	Connection
}

// Help returns what the flags do not say.
func (*Export) Help() string {
	return `Sources come first, then entities, then links, each by id, so that equal networks are equal files. A file is written beside its place and moved there when it is whole: an export that fails leaves what was there.`
}

// Run exports the network.
func (c *Export) Run(ctx context.Context, log *slog.Logger) error {
	return c.use(ctx, log, func(s *store.Store) error {
		if c.Output == "" || c.Output == "-" {
			_, err := export(ctx, s, os.Stdout, false)
			return err
		}
		return c.toFile(ctx, s)
	})
}

func (c *Export) toFile(ctx context.Context, s *store.Store) error {
	if info, err := os.Stat(c.Output); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is no file that could be replaced: choose another", c.Output)
	}
	part := c.Output + "." + rand.Text()[:8] + ".part"
	file, err := os.OpenFile(part, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return fmt.Errorf("exporting to a file: %w", err)
	}
	revision, err := export(ctx, s, file, strings.HasSuffix(c.Output, ".gz"))
	if err == nil {
		err = file.Sync()
	}
	err = errors.Join(err, file.Close())
	if err == nil {
		err = os.Rename(part, c.Output)
	}
	if err != nil {
		return errors.Join(err, os.Remove(part))
	}
	fmt.Fprintf(os.Stderr, "exported revision %d to %s\n", revision, c.Output)
	return nil
}

// export writes the network, packed or not, and says which state of it.
func export(ctx context.Context, s *store.Store, out io.Writer, packed bool) (revision int64, err error) {
	if packed {
		zip := gzip.NewWriter(out)
		defer func() { err = errors.Join(err, zip.Close()) }()
		out = zip
	}
	writer := interchange.NewWriter(out)
	if revision, err = s.Export(ctx, writer); err != nil {
		return 0, err
	}
	return revision, writer.Flush()
}
