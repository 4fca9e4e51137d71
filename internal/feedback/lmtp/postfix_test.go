package lmtp

import (
	"context"
	"fmt"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"catchup/internal/feedback"
	"catchup/internal/postfixtest"
)

// A real Postfix bounces a message to nobody, and brings the bounce here.
func TestPostfix(t *testing.T) {
	path, err := feedback.NewPath("catchup@returns.example.org", "+", []byte("0123456789abcdef"))
	if err != nil {
		t.Fatal(err)
	}
	const message = "8f14e45fceea167a5a36dedd"
	from, err := path.Of(message)
	if err != nil {
		t.Fatal(err)
	}
	k := &kept{came: make(chan struct{}, 10)}
	var refused atomic.Bool
	l, _ := start(t, Spec{Listen: "127.0.0.1:0"}, func(ctx context.Context, raw []byte, recipient string) error {
		if refused.CompareAndSwap(false, true) {
			return fmt.Errorf("not yet")
		}
		return k.take(ctx, raw, recipient)
	})
	p := postfixtest.Start(t, fmt.Sprintf(bouncing, l.open.Addr().(*net.TCPAddr).Port))
	p.Run(t, "From: catchup@example.org\nSubject: Catch Up\n\nWords.\n", "sendmail", "-oi", "-f", from, "nobody-of-this-name@mail.example.org")
	select {
	case <-k.came:
	case <-time.After(2 * time.Minute):
		t.Fatalf("no bounce came:\n%s", p.Log())
	}
	recipient, raw, _ := strings.Cut(k.all()[0], "\n")
	events := feedback.Inbox{Path: path}.Read([]byte(raw), recipient)
	if a := events[0]; len(events) != 1 || a.Kind != feedback.Hard || !a.Signed || a.Message != message || a.Status != "5.1.1" {
		t.Errorf("the bounce says %+v\n%s", events, raw)
	}
}

// bouncing has Postfix bring all mail for other places to the port, and try
// again at once what that would not take.
const bouncing = `myhostname = mail.example.org
mydestination = mail.example.org
default_transport = lmtp:inet:127.0.0.1:%d
minimal_backoff_time = 1s
maximal_backoff_time = 1s
queue_run_delay = 1s
transport_retry_time = 1s
smtp_host_lookup = native
`
