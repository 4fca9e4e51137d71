package smtptest

import (
	"context"
	"io"
	"net"
	"os"
	"sync"
	"syscall"
	"time"
)

// exchange is a network in memory, with one listener. Whoever waits in it waits
// for a channel or a condition, so that in a bubble of testing/synctest a time
// only runs out when nobody can go on: no machine is too slow for it.
type exchange struct {
	calls  chan net.Conn
	closed chan struct{}
	hangUp func()
}

func newExchange() *exchange {
	x := &exchange{calls: make(chan net.Conn), closed: make(chan struct{})}
	x.hangUp = sync.OnceFunc(func() { close(x.closed) })
	return x
}

// dial makes a connection to the listener, whatever the address.
func (x *exchange) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	near, far := connect()
	select {
	case x.calls <- far:
		return near, nil
	case <-x.closed:
		return nil, &net.OpError{Op: "dial", Net: "tcp", Addr: loopback, Err: syscall.ECONNREFUSED}
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Accept waits for a call.
func (x *exchange) Accept() (net.Conn, error) {
	select {
	case conn := <-x.calls:
		return conn, nil
	case <-x.closed:
		return nil, net.ErrClosed
	}
}

// Close has nobody call any more.
func (x *exchange) Close() error {
	x.hangUp()
	return nil
}

// Addr is where it would be on a network.
func (x *exchange) Addr() net.Addr { return loopback }

var loopback = &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 25}

// window is how much may be on its way in each direction: some of a large
// message, and all of a small one.
const window = 256 << 10

// end is one end of a connection in memory. Both ends share the lock.
type end struct {
	lock *sync.Mutex
	turn *sync.Cond // somebody may go on
	far  *end

	arrived  []byte // and not read yet
	closed   bool
	reset    bool // has written to an end that was closed already
	deadline time.Time
	expiry   *time.Timer
}

func connect() (near, far *end) {
	lock := new(sync.Mutex)
	turn := sync.NewCond(lock)
	near, far = &end{lock: lock, turn: turn}, &end{lock: lock, turn: turn}
	near.far, far.far = far, near
	return near, far
}

// Read waits for what the other end writes.
func (e *end) Read(p []byte) (int, error) {
	e.lock.Lock()
	defer e.lock.Unlock()
	for {
		switch {
		case e.closed:
			return 0, e.fault("read", net.ErrClosed)
		case e.expired():
			return 0, e.fault("read", os.ErrDeadlineExceeded)
		case len(e.arrived) > 0:
			n := copy(p, e.arrived)
			e.arrived = e.arrived[n:]
			e.turn.Broadcast()
			return n, nil
		case e.far.closed:
			return 0, io.EOF
		}
		e.turn.Wait()
	}
}

// Write waits until the window has room. As on a network, nobody knows at once
// that the other end is closed: the first that is written after that is lost,
// and what follows is an error.
func (e *end) Write(p []byte) (n int, err error) {
	e.lock.Lock()
	defer e.lock.Unlock()
	for {
		room := window - len(e.far.arrived)
		switch {
		case e.closed:
			return n, e.fault("write", net.ErrClosed)
		case e.expired():
			return n, e.fault("write", os.ErrDeadlineExceeded)
		case e.far.closed && e.reset:
			return n, e.fault("write", os.NewSyscallError("write", syscall.EPIPE))
		case e.far.closed:
			e.reset = true
			return len(p), nil
		case room > 0:
			some := min(room, len(p)-n)
			e.far.arrived = append(e.far.arrived, p[n:n+some]...)
			e.turn.Broadcast()
			if n += some; n == len(p) {
				return n, nil
			}
			continue
		}
		e.turn.Wait()
	}
}

func (e *end) expired() bool { return !e.deadline.IsZero() && !time.Now().Before(e.deadline) }

func (e *end) fault(doing string, err error) error {
	return &net.OpError{Op: doing, Net: "tcp", Source: loopback, Addr: loopback, Err: err}
}

// Close hangs up.
func (e *end) Close() error {
	e.lock.Lock()
	defer e.lock.Unlock()
	e.closed = true
	if e.expiry != nil {
		e.expiry.Stop()
	}
	e.turn.Broadcast()
	return nil
}

// SetDeadline bounds how long reading and writing may take.
func (e *end) SetDeadline(t time.Time) error {
	e.lock.Lock()
	defer e.lock.Unlock()
	if e.expiry != nil {
		e.expiry.Stop()
	}
	if e.deadline = t; !t.IsZero() {
		e.expiry = time.AfterFunc(time.Until(t), func() {
			e.lock.Lock()
			defer e.lock.Unlock()
			e.turn.Broadcast()
		})
	}
	e.turn.Broadcast()
	return nil
}

// SetReadDeadline bounds both, as nobody here asks for one alone.
func (e *end) SetReadDeadline(t time.Time) error { return e.SetDeadline(t) }

// SetWriteDeadline bounds both, as nobody here asks for one alone.
func (e *end) SetWriteDeadline(t time.Time) error { return e.SetDeadline(t) }

// LocalAddr is where both ends are.
func (e *end) LocalAddr() net.Addr { return loopback }

// RemoteAddr is where both ends are.
func (e *end) RemoteAddr() net.Addr { return loopback }
