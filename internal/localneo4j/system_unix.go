//go:build unix

package localneo4j

import (
	"io/fs"
	"os"
	"syscall"
)

// supported returns why no Neo4j can be run on this system.
func supported() error { return nil }

// ownedByUs reports whether a file belongs to this user.
func ownedByUs(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Getuid()
}

// full reports whether the disk of a folder has no room to speak of. A program that cannot write does not always manage
// to say why.
func full(folder string) bool {
	var disk syscall.Statfs_t
	return syscall.Statfs(folder, &disk) == nil && uint64(disk.Bavail)*uint64(disk.Bsize) < 4<<20
}
