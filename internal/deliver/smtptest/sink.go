package smtptest

import (
	"bytes"
	"net"
	"sync"
	"sync/atomic"
	"testing"
)

// Sink is a mail server that does as little as a server can: it reads, replies,
// and looks into nothing. Speed is measured against it.
type Sink struct {
	Host string
	Port int

	taken atomic.Int64
}

// StartSink runs a sink until the test ends.
func StartSink(t testing.TB) *Sink {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("starting a mail server: %v", err)
	}
	s := &Sink{Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port}
	var served sync.WaitGroup
	served.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			served.Go(func() { s.serve(conn) })
		}
	})
	t.Cleanup(func() { listener.Close() })
	return s
}

// Taken counts the messages taken so far.
func (s *Sink) Taken() int { return int(s.taken.Load()) }

// drain is one connection of a sink.
type drain struct {
	net.Conn
	unread []byte
	data   bool   // in the midst of a message
	tail   []byte // the last bytes of the message
}

var dot = []byte("\r\n.\r\n")

// serve reads until the client goes away. A client that sends the final dot
// waits for the reply, so the dot is always at the end of what was read.
func (s *Sink) serve(conn net.Conn) {
	defer conn.Close()
	d := &drain{Conn: conn}
	buffer := make([]byte, 256<<10)
	if _, err := d.Write([]byte("220 sink\r\n")); err != nil {
		return
	}
	for {
		n, err := d.Read(buffer)
		if err != nil {
			return
		}
		reply, taken := d.take(buffer[:n])
		s.taken.Add(int64(taken))
		if len(reply) > 0 {
			if _, err := d.Write(reply); err != nil {
				return
			}
		}
	}
}

// take is the reply to what was read, and how many messages it ended.
func (d *drain) take(read []byte) (reply []byte, taken int) {
	if !d.data {
		return d.commands(read), 0
	}
	d.tail = append(d.tail, read[max(0, len(read)-len(dot)):]...)
	d.tail = d.tail[max(0, len(d.tail)-len(dot)):]
	if !bytes.Equal(d.tail, dot) {
		return nil, 0
	}
	d.data = false
	return []byte("250 2.0.0 taken\r\n"), 1
}

func (d *drain) commands(read []byte) (reply []byte) {
	d.unread = append(d.unread, read...)
	for {
		line, rest, whole := bytes.Cut(d.unread, []byte("\r\n"))
		if !whole {
			return reply
		}
		reply = append(reply, d.command(line)...)
		if d.unread = append(d.unread[:0], rest...); d.data {
			d.unread = d.unread[:0]
			return reply
		}
	}
}

func (d *drain) command(line []byte) string {
	switch {
	case bytes.HasPrefix(line, []byte("EHLO")):
		return "250-sink\r\n250-8BITMIME\r\n250 PIPELINING\r\n"
	case bytes.HasPrefix(line, []byte("DATA")):
		d.data, d.tail = true, append(d.tail[:0], "\r\n"...)
		return "354 go on\r\n"
	case bytes.HasPrefix(line, []byte("QUIT")):
		return "221 bye\r\n"
	}
	return "250 2.0.0 fine\r\n"
}
