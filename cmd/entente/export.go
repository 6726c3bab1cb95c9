package main

import (
	"compress/gzip"
	"context"
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

func (c *Export) toFile(ctx context.Context, s *store.Store) (err error) {
	var revision int64
	err = replaceFile(c.Output, func(file io.Writer) (err error) {
		revision, err = export(ctx, s, file, strings.HasSuffix(c.Output, ".gz"))
		return err
	})
	if err != nil {
		return err
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
