package localneo4j

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"syscall"
)

// explain turns what the operating system says of a folder or file into a sentence that says what to do.
func explain(err error, doing, path string) error {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("%s: the disk of %s is full (%w): free some space, or choose a folder on another disk", doing, path, err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%s: this user may not write to %s (%w): change its owner or its rights, or choose another folder", doing, path, err)
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.EEXIST):
		return fmt.Errorf("%s: %s is not a folder (%w): choose another", doing, path, err)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// exceptionName is the class before the message of an exception, as Java prints it.
var exceptionName = regexp.MustCompile(`^(Exception in thread "[^"]*" )?([a-z][\w$]*\.)+[A-Z][\w$]*(: )?`)

// logPrefix is the time and level before each message of Neo4j's log.
var logPrefix = regexp.MustCompile(`^\d{4}-\d\d-\d\d \S+ [A-Z]+ +`)

// essential picks from a log the line that says why: the innermost cause of the last exception, else the last error,
// else the last line.
func essential(log string) string {
	var last, problem, cause string
	lines := bufio.NewScanner(strings.NewReader(log))
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		after, isCause := strings.CutPrefix(line, "Caused by: ")
		switch {
		case line == "" || strings.HasPrefix(line, "at ") || strings.HasPrefix(line, "... "):
			continue
		case isCause:
			cause = after
		case strings.HasPrefix(last, "Error occurred during initialization of VM"):
			problem, cause = last+": "+line, ""
		case strings.Contains(line, " ERROR ") || strings.HasPrefix(line, "[ERROR] ") || exceptionName.MatchString(line) || strings.HasPrefix(line, "Error"):
			problem, cause = line, ""
		}
		last = line
	}
	for _, line := range []string{cause, problem, last} {
		line = logPrefix.ReplaceAllString(line, "")
		line = strings.TrimPrefix(line, "[ERROR] ")
		if message := exceptionName.ReplaceAllString(line, ""); message != "" {
			return message
		}
		if line != "" {
			return line
		}
	}
	return "it says nothing"
}

// readFrom reads what was appended to a file since it had the given size.
func readFrom(path string, size int64) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	if size > int64(len(text)) { // the log was rotated
		size = 0
	}
	return string(text[size:])
}

func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}
