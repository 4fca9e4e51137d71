package lmtp

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"catchup/internal/feedback"
)

// A real Postfix bounces a letter to nobody, and brings the bounce here.
func TestPostfix(t *testing.T) {
	lacking(t)
	path, err := feedback.NewPath("catchup@returns.example.org", "+", []byte("0123456789abcdef"))
	if err != nil {
		t.Fatal(err)
	}
	const letter = "8f14e45fceea167a5a36dedd"
	from, err := path.Of(letter)
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
	folder := postfix(t, l.Addr().(*net.TCPAddr).Port)
	send := exec.Command("sendmail", "-C", folder, "-oi", "-f", from, "nobody-of-this-name@mail.example.org")
	send.Stdin = strings.NewReader("From: catchup@example.org\nSubject: Catch Up\n\nWords.\n")
	if out, err := send.CombinedOutput(); err != nil {
		t.Fatalf("sending: %v\n%s", err, out)
	}
	select {
	case <-k.came:
	case <-time.After(30 * time.Second):
		log, _ := os.ReadFile(filepath.Join(folder, "log"))
		t.Fatalf("no bounce came:\n%s", log)
	}
	recipient, raw, _ := strings.Cut(k.all()[0], "\n")
	answers := feedback.Inbox{Path: path}.Read([]byte(raw), recipient)
	if a := answers[0]; len(answers) != 1 || a.Kind != feedback.Hard || !a.Signed || a.Letter != letter || a.Status != "5.1.1" {
		t.Errorf("the bounce says %+v\n%s", answers, raw)
	}
}

// lacking skips the test where Postfix cannot be run.
func lacking(t *testing.T) {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("a Postfix of our own wants root")
	}
	if _, err := exec.LookPath("postfix"); err == nil {
		return
	}
	if os.Getenv("CATCHUP_TEST_ALL") == "1" {
		t.Fatal("there is no Postfix (Debian's package postfix)")
	}
	t.Skip("there is no Postfix (Debian's package postfix)")
}

// postfix runs a Postfix with settings, queue and log in a folder of its own,
// which it returns. It listens nowhere, and brings all mail for other places here.
func postfix(t *testing.T, port int) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "postfix")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	owner(t, folder)
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("main.cf", fmt.Sprintf(settings, folder, port))
	write("master.cf", services)
	run := func(verb string) ([]byte, error) {
		return exec.Command("postfix", "-c", folder, verb).CombinedOutput()
	}
	if out, err := run("start"); err != nil {
		log, _ := os.ReadFile(filepath.Join(folder, "log"))
		t.Fatalf("starting Postfix: %v\n%s%s", err, out, log)
	}
	t.Cleanup(func() { run("abort") })
	return folder
}

// owner makes the folders that Postfix wants to own.
func owner(t *testing.T, folder string) {
	t.Helper()
	if err := os.Chmod(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	who, err := user.Lookup("postfix")
	if err != nil {
		t.Fatal(err)
	}
	data := filepath.Join(folder, "data")
	for name, mode := range map[string]os.FileMode{data: 0o700, filepath.Join(folder, "queue"): 0o755} {
		if err := os.Mkdir(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.Command("chown", who.Uid, data).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

const settings = `compatibility_level = 3.6
queue_directory = %[1]s/queue
data_directory = %[1]s/data
maillog_file = %[1]s/log
maillog_file_prefixes = /
myhostname = mail.example.org
mydestination = mail.example.org
inet_interfaces = loopback-only
alias_maps =
default_transport = lmtp:inet:127.0.0.1:%[2]d
minimal_backoff_time = 1s
maximal_backoff_time = 1s
queue_run_delay = 1s
transport_retry_time = 1s
smtp_host_lookup = native
`

const services = `pickup unix n - n 1 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
local unix - n n - - local
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
showq unix n - n - - showq
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`
