package environment

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Server is a process that serves GraphQL.
type Server struct {
	// Address is HOST:PORT.
	Address string
	// Took is how long it took to be ready.
	Took time.Duration
	cmd  *exec.Cmd
	log  string
	done chan error
}

// Serve starts entente on the network, with or without the topology, and waits
// until it is ready. Its log has the name.
func (g *Neo4j) Serve(ctx context.Context, name, binary string, topology bool) (*Server, error) {
	setting := "off"
	if topology {
		setting = "on"
	}
	return launch(ctx, filepath.Join(g.folder, name+".log"), "/readyz", []string{binary, "serve"},
		"NEO4J_URI="+g.URI(), "NEO4J_USERNAME="+g.Username(), "NEO4J_PASSWORD="+g.Password(), "NEO4J_PASSWORD_FILE=", "NEO4J_DATABASE=",
		"ENTENTE_TOPOLOGY="+setting, "ENTENTE_LOG=warn")
}

// ServeConstant starts this program again as the server that answers with a constant,
// which it reads from the file.
func (g *Neo4j) ServeConstant(ctx context.Context, file string) (*Server, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program: %w", err)
	}
	return launch(ctx, filepath.Join(g.folder, "constant.log"), "/", []string{self, "constant", file})
}

// launch starts a program that listens at ENTENTE_ADDR.
func launch(ctx context.Context, log, ready string, command []string, environment ...string) (*Server, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	out, err := os.Create(log)
	if err != nil {
		return nil, fmt.Errorf("make the log of a server: %w", err)
	}
	defer out.Close() // the server has its own handle
	s := &Server{Address: address, log: log, done: make(chan error, 1)}
	s.cmd = exec.Command(command[0], command[1:]...)
	s.cmd.Env = append(append(os.Environ(), environment...), "ENTENTE_ADDR="+address)
	s.cmd.Stdout, s.cmd.Stderr = out, out
	began := time.Now()
	if err := s.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", command[0], err)
	}
	go func() { s.done <- s.cmd.Wait() }()
	if err := s.awaitReady(ctx, ready); err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	s.Took = time.Since(began)
	return s, nil
}

func freeAddress() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", fmt.Errorf("find a free port: %w", err)
	}
	return listener.Addr().String(), listener.Close()
}

func (s *Server) awaitReady(ctx context.Context, path string) error {
	for {
		if response, err := http.Get("http://" + s.Address + path); err == nil {
			_ = response.Body.Close() // it was only read
			if response.StatusCode == http.StatusOK {
				return nil
			}
		}
		select {
		case err := <-s.done:
			s.done <- err
			return fmt.Errorf("the server has ended (%v): %s", err, s.logTail())
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// logTail returns the end of the server's log.
func (s *Server) logTail() string {
	text, err := os.ReadFile(s.log)
	if err != nil {
		return err.Error()
	}
	return strings.TrimSpace(string(text[max(0, len(text)-1000):]))
}

// Resident returns the bytes of memory that the process has resident.
func (s *Server) Resident(ctx context.Context) (int64, error) {
	text, err := exec.CommandContext(ctx, "ps", "-o", "rss=", "-p", strconv.Itoa(s.cmd.Process.Pid)).Output()
	if err != nil {
		return 0, fmt.Errorf("ask for the memory of a server: %w", err)
	}
	return kilobytes(string(text))
}

// Peak returns the most that it ever had resident; 0 where the system does not report it.
func (s *Server) Peak() (int64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil // no Linux
	}
	if err != nil {
		return 0, fmt.Errorf("ask for the memory of a server: %w", err)
	}
	for line := range strings.Lines(string(text)) {
		if value, is := strings.CutPrefix(line, "VmHWM:"); is {
			return kilobytes(strings.TrimSuffix(strings.TrimSpace(value), "kB"))
		}
	}
	return 0, nil
}

func kilobytes(text string) (int64, error) {
	n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
	return n << 10, err
}

// Metrics returns the figures that the server publishes, by name and labels.
func (s *Server) Metrics() (map[string]float64, error) {
	response, err := http.Get("http://" + s.Address + "/metrics")
	if err != nil {
		return nil, fmt.Errorf("read the metrics: %w", err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, fmt.Errorf("read the metrics: %w", err)
	}
	figures := map[string]float64{}
	for line := range strings.Lines(string(text)) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), " "); ok && !strings.HasPrefix(line, "#") {
			if figure, err := strconv.ParseFloat(value, 64); err == nil {
				figures[name] = figure
			}
		}
	}
	return figures, nil
}

// Stop asks the process to end, and kills it if it does not.
func (s *Server) Stop() error {
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("stop a server: %w", err)
	}
	select {
	case <-s.done:
		return nil
	case <-time.After(15 * time.Second):
		err := s.cmd.Process.Kill()
		<-s.done
		return err
	}
}
