package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
)

// replaceFile writes a file beside its place, and moves it there when it is whole: what fails leaves what was there.
func replaceFile(name string, write func(io.Writer) error) error {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is no file that could be replaced: choose another", name)
	}
	part := name + "." + rand.Text()[:8] + ".part"
	file, err := os.OpenFile(part, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return fmt.Errorf("writing a file: %w", err)
	}
	if err = write(file); err == nil {
		err = file.Sync()
	}
	err = errors.Join(err, file.Close())
	if err == nil {
		err = os.Rename(part, name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(part))
	}
	return nil
}
