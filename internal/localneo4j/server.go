// Package localneo4j runs a real Neo4j on this machine for people who have none: it fetches Neo4j Community Edition
// by Maven into a cache, once, and starts it on loopback with a data folder and a password of its own.
//
// The server is a child of this process. It is stopped in order by Stop; it does not outlive a process that is killed
// (on Linux the kernel sees to it, elsewhere the next start does). Every problem that a person can solve is one
// sentence that says what to do.
package localneo4j

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

// errPortBusy says that another program listens where Neo4j should.
var errPortBusy = errors.New("stop the program that uses it, or choose another port for Neo4j")

// A Server is a running Neo4j.
type Server struct {
	home    *home
	port    int
	process *process
	logs    []logFile
	// patience is how long the process may take to end before it is killed.
	patience time.Duration
	mutex    sync.Mutex // of giving the data folder back
}

// A logFile is where the server writes to, and what was in it before this run.
type logFile struct {
	path   string
	before int64
}

// Start starts a Neo4j and returns when it answers queries. The context bounds the start, not the server's life.
func Start(ctx context.Context, cfg Config) (*Server, error) {
	if err := supported(); err != nil {
		return nil, err
	}
	cfg, err := cfg.withDefaults()
	if err != nil {
		return nil, err
	}
	runtime, err := findJava(ctx, usualJavaPlaces())
	if err != nil {
		return nil, err
	}
	home, err := openHome(cfg)
	if err != nil {
		return nil, err
	}
	server, err := startIn(ctx, cfg, home, runtime)
	for retries := 3; retries > 0 && cfg.Port == 0 && errors.Is(err, errPortBusy); retries-- {
		server, err = startIn(ctx, cfg, home, runtime) // another program was quicker to take the port that was free
	}
	if err != nil {
		return nil, errors.Join(err, home.close())
	}
	return server, nil
}

func startIn(ctx context.Context, cfg Config, home *home, runtime java) (*Server, error) {
	port, err := freePort(cfg.Port)
	if err != nil {
		return nil, err
	}
	jars := newJarCache(cfg.Cache)
	if err := jars.ensure(ctx, runtime, newProgress(cfg.Progress)); err != nil {
		return nil, err
	}
	if cfg.Quick && cfg.archive == (classArchive{}) {
		cfg.archive = newClassArchive(jars, runtime)
		cfg.archive.ensure(ctx, cfg)
	}
	if err := home.writeSettings(cfg, port); err != nil {
		return nil, err
	}
	if err := home.setPassword(ctx, cfg, runtime, jars.lib()); err != nil {
		return nil, err
	}
	s := &Server{home: home, port: port, patience: stopPatience}
	for _, name := range []string{"console.log", "neo4j.log"} {
		s.logs = append(s.logs, logFile{path: home.path("logs", name), before: sizeOf(home.path("logs", name))})
	}
	if err := s.launch(cfg, runtime, jars.lib()); err != nil {
		return nil, err
	}
	if err := s.awaitAnswer(ctx, cfg.StartTimeout); err != nil {
		s.process.end(context.WithoutCancel(ctx), s.patience)
		return nil, err
	}
	return s, nil
}

// freePort makes sure that the port can be had; 0 stands for any.
func freePort(port int) (int, error) {
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if errors.Is(err, syscall.EADDRINUSE) {
		return 0, fmt.Errorf("port %d on 127.0.0.1 is busy: %w", port, errPortBusy)
	}
	if err != nil {
		return 0, fmt.Errorf("port %d on 127.0.0.1 cannot be used (%w): choose another port for Neo4j", port, err)
	}
	port = listener.Addr().(*net.TCPAddr).Port
	if err := listener.Close(); err != nil {
		return 0, fmt.Errorf("trying port %d: %w", port, err)
	}
	return port, nil
}

func (s *Server) launch(cfg Config, runtime java, jars string) error {
	console, err := os.OpenFile(s.logs[0].path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return explain(err, "writing the server's log", s.logs[0].path)
	}
	defer console.Close() // the server has its own handle
	cmd := exec.Command(runtime.command(), s.home.serverCommand(cfg, jars)...)
	cmd.Env = s.home.environment(runtime)
	cmd.Dir = s.home.dir
	cmd.Stdout, cmd.Stderr = console, console
	if s.process, err = launch(cmd); err != nil {
		return fmt.Errorf("starting Neo4j: %w", err)
	}
	if err := s.home.writePid(s.process.pid); err != nil {
		s.process.kill()
		return err
	}
	return nil
}

// awaitAnswer waits until a query is answered.
func (s *Server) awaitAnswer(ctx context.Context, timeout time.Duration) error {
	ctx, cancel := context.WithTimeoutCause(ctx, timeout,
		fmt.Errorf("no answer within %s: give it more time or memory, or see its log %s", timeout, s.logs[1].path))
	defer cancel()
	driver, err := neo4j.NewDriverWithContext(s.URI(), neo4j.BasicAuth(s.Username(), s.Password(), ""), func(c *config.Config) {
		c.TelemetryDisabled = true
		c.MaxTransactionRetryTime = 0
		c.ConnectionAcquisitionTimeout = 10 * time.Second
		c.SocketConnectTimeout = 5 * time.Second
	})
	if err != nil {
		return fmt.Errorf("connecting to Neo4j: %w", err)
	}
	defer func() { _ = driver.Close(context.WithoutCancel(ctx)) }() // nothing was written, so nothing can be lost
	for {
		err := askForOne(ctx, driver)
		if err == nil {
			return nil
		}
		var refusal *neo4j.Neo4jError
		if errors.As(err, &refusal) && refusal.Code == "Neo.ClientError.Security.Unauthorized" {
			return fmt.Errorf("the Neo4j in %s refuses the password in %s: put the right one there, or choose another data folder",
				s.home.dir, s.home.path("password"))
		}
		select {
		case <-s.process.done:
			return fmt.Errorf("starting Neo4j: %w", s.Err())
		case <-ctx.Done():
			return fmt.Errorf("waiting for Neo4j: %w", context.Cause(ctx))
		case <-time.After(100 * time.Millisecond):
		}
	}
}

func askForOne(ctx context.Context, driver neo4j.DriverWithContext) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }()
	result, err := session.Run(ctx, "RETURN 1", nil)
	if err != nil {
		return fmt.Errorf("asking Neo4j: %w", err)
	}
	if _, err := result.Consume(ctx); err != nil {
		return fmt.Errorf("asking Neo4j: %w", err)
	}
	return nil
}

// URI is where the server listens, for a driver. There is one server and nothing to route: bolt, not neo4j.
func (s *Server) URI() string { return "bolt://127.0.0.1:" + strconv.Itoa(s.port) }

// Username is the name to log in with.
func (s *Server) Username() string { return username }

// Password is the password to log in with; it is kept in the data folder for the next start.
func (s *Server) Password() string { return s.home.password }

// Home is the data folder.
func (s *Server) Home() string { return s.home.dir }

// Done is closed when the server has ended, for whatever reason.
func (s *Server) Done() <-chan struct{} { return s.process.done }

// Err says why the server has ended, once Done is closed.
func (s *Server) Err() error {
	var log strings.Builder
	for _, file := range s.logs {
		log.WriteString(readFrom(file.path, file.before))
	}
	how := "it has ended"
	if s.process.err != nil {
		how = s.process.err.Error()
	}
	why := essential(log.String())
	switch {
	case strings.Contains(why, "Address already in use"):
		return fmt.Errorf("port %d on 127.0.0.1 is busy: %w", s.port, errPortBusy)
	case strings.Contains(why, "No space left on device"), full(s.home.dir):
		return fmt.Errorf("the disk of the data folder %s is full: free some space and start again", s.home.dir)
	}
	return fmt.Errorf("the Neo4j server has stopped (%s): %s (its logs are in %s)", how, why, s.home.path("logs"))
}

// Stop stops the server in order and unlocks its data folder. When the server takes longer than half a minute, or
// the context ends, it is killed and an error says so; what was committed is safe even then. An ephemeral server's
// folder is removed. Stopping what has stopped is no error.
func (s *Server) Stop(ctx context.Context) error {
	var killed error
	if s.process.end(ctx, s.patience) {
		killed = errors.New("the Neo4j server did not stop in time and was killed: nothing that was committed is lost, and the next start takes a little longer")
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return errors.Join(killed, s.home.close())
}

// Kill ends the server as a crash would: at once, with no chance to write anything. Its data folder can be started
// from again; it stays, even that of an ephemeral server, until Stop.
func (s *Server) Kill() error {
	s.process.kill()
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.home.release()
}
