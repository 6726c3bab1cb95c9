package server_test

import (
	"syscall"
	"testing"
	"time"
)

// processorTime is what this process has used of the processors.
func processorTime(b *testing.B) time.Duration {
	self, err := syscall.GetCurrentProcess()
	if err != nil {
		b.Fatal(err)
	}
	var begun, ended, kernel, user syscall.Filetime
	if err := syscall.GetProcessTimes(self, &begun, &ended, &kernel, &user); err != nil {
		b.Fatal(err)
	}
	const unit = 100 * time.Nanosecond
	used := func(f syscall.Filetime) time.Duration {
		return time.Duration(f.HighDateTime)<<32 | time.Duration(f.LowDateTime)
	}
	return (used(kernel) + used(user)) * unit
}
