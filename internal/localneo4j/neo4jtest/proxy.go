package neo4jtest

import (
	"io"
	"net"
	"net/url"
	"sync"
	"testing"
)

// A Count is what clients asked of the server.
type Count struct {
	// RoundTrips is how often a client sent work and waited: flights of its messages with an answer between them.
	// What a driver sends together, such as BEGIN, RUN and PULL, is one.
	RoundTrips int
	// Runs is the number of Bolt messages RUN: one a query.
	Runs int
}

// A ProxyServer is a TCP proxy in front of a server that counts round trips on the wire, not in the driver.
//
// Work is every message but those that open, renew and close a connection: the handshake, HELLO, LOGON, LOGOFF,
// RESET, TELEMETRY and GOODBYE are not counted. A PULL or DISCARD directly after a RUN belongs to its flight: drivers
// send the two together, but a long RUN reaches the proxy in pieces and may be answered before the last of them.
type ProxyServer struct {
	target   string
	listener net.Listener
	running  sync.WaitGroup

	mutex       sync.Mutex
	closed      bool
	connections []*proxied
}

// Proxy puts a proxy in front of the server at the URI, until the end of the test. Its own URI has the scheme bolt:
// with neo4j a driver would ask the server for its address and pass the proxy by.
func Proxy(t testing.TB, uri string) *ProxyServer {
	t.Helper()
	target, err := url.Parse(uri)
	if err != nil {
		t.Fatalf("reading the server's address: %v", err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("listening for the proxy: %v", err)
	}
	p := &ProxyServer{target: target.Host, listener: listener}
	p.running.Go(p.accept)
	t.Cleanup(p.close)
	return p
}

// URI is the proxy's address.
func (p *ProxyServer) URI() string { return "bolt://" + p.listener.Addr().String() }

// RoundTrips is the number of round trips on all connections since the last Reset.
func (p *ProxyServer) RoundTrips() int { return p.Count().RoundTrips }

// Runs is the number of queries on all connections since the last Reset.
func (p *ProxyServer) Runs() int { return p.Count().Runs }

// Count is what was asked on all connections since the last Reset.
func (p *ProxyServer) Count() Count {
	var total Count
	for _, count := range p.Connections() {
		total.RoundTrips += count.RoundTrips
		total.Runs += count.Runs
	}
	return total
}

// Connections is what was asked on each connection since the last Reset, in the order in which they were opened.
func (p *ProxyServer) Connections() []Count {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	counts := make([]Count, len(p.connections))
	for i, c := range p.connections {
		counts[i] = c.count
	}
	return counts
}

// Reset begins to count anew.
func (p *ProxyServer) Reset() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	for _, c := range p.connections {
		c.count = Count{}
	}
}

func (p *ProxyServer) accept() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return // closed
		}
		server, err := net.Dial("tcp", p.target)
		if err != nil { // the client sees a closed connection, as it would without us
			_ = client.Close()
			continue
		}
		p.serve(client, server)
	}
}

func (p *ProxyServer) serve(client, server net.Conn) {
	c := &proxied{mutex: &p.mutex, client: client, server: server}
	c.reader.message = c.message
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.closed {
		c.close()
		return
	}
	p.connections = append(p.connections, c)
	p.running.Go(func() { c.pump(server, client, c.fromClient) })
	p.running.Go(func() { c.pump(client, server, c.fromServer) })
}

func (p *ProxyServer) close() {
	p.mutex.Lock()
	p.closed = true
	_ = p.listener.Close()
	for _, c := range p.connections {
		c.close()
	}
	p.mutex.Unlock()
	p.running.Wait()
}

// A proxied connection and what was asked on it. The mutex is the proxy's.
type proxied struct {
	mutex          *sync.Mutex
	client, server net.Conn

	reader   boltReader
	greeting []byte // the server's first four bytes
	waiting  bool   // work was sent, and nothing has come back since
	previous byte   // the signature of the client's last message
	count    Count
}

// pump passes on what comes, and looks at it first: so a message is counted before it can be answered.
func (c *proxied) pump(to io.Writer, from io.Reader, look func([]byte)) {
	defer c.close()
	buffer := make([]byte, 64<<10)
	for {
		n, err := from.Read(buffer)
		if n > 0 {
			c.mutex.Lock()
			look(buffer[:n])
			c.mutex.Unlock()
			if _, err := to.Write(buffer[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// close ends both sides, which one that has ended already does not mind.
func (c *proxied) close() {
	_ = c.client.Close()
	_ = c.server.Close()
}

func (c *proxied) fromClient(piece []byte) {
	c.reader.read(piece, func() bool { return [4]byte(c.greeting) == manifest })
}

func (c *proxied) fromServer(piece []byte) {
	if missing := 4 - len(c.greeting); missing > 0 {
		c.greeting = append(c.greeting, piece[:min(missing, len(piece))]...)
	}
	c.waiting = false
}

func (c *proxied) message(signature byte) {
	previous := c.previous
	c.previous = signature
	switch signature {
	case boltHello, boltLogon, boltLogoff, boltReset, boltTelemetry, boltGoodbye:
		return
	case boltPull, boltDiscard:
		if previous == boltRun {
			return
		}
	case boltRun:
		c.count.Runs++
	}
	if !c.waiting {
		c.waiting = true
		c.count.RoundTrips++
	}
}
