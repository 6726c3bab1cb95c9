//go:build unix && !linux

package localneo4j

import (
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

// childAttributes cannot tie the child's life to ours on this system: the next start ends what was left behind.
func childAttributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true}
}

// commandLine is that of a running process; empty when there is none of that id, or it has ended.
func commandLine(pid int) string {
	text, err := exec.Command("ps", "-ww", "-o", "command=", "-p", strconv.Itoa(pid)).Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(text))
}
