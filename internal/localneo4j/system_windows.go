package localneo4j

import (
	"errors"
	"io/fs"
	"syscall"
)

// supported returns why no Neo4j can be run on this system: a Windows process cannot be asked to end in order, and
// nothing here has been tried there. The rest of the package only has to compile.
func supported() error {
	return errors.New("a Neo4j cannot be started from here on Windows: start one yourself (or in WSL) and set NEO4J_URI to its address")
}

func childAttributes() *syscall.SysProcAttr { return nil }

func commandLine(int) string { return "" }

func ownedByUs(fs.FileInfo) bool { return false }

func full(string) bool { return false }
