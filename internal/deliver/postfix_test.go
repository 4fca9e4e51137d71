package deliver_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/deliver"
	"catchup/internal/deliver/smtp"
	"catchup/internal/setting"
)

// TestPostfix delivers to Postfix as the next hop: its queue holds what the
// ledger calls sent, with its dots, and nothing else.
func TestPostfix(t *testing.T) {
	p := startPostfix(t, "ann@example.org", "zoe@example.org")
	r := newRound(t, nil, "ann", "bob", "zoe")
	sender := smtp.New(smtp.Spec{Host: "127.0.0.1", Port: p.port, TLS: smtp.None, Timeout: setting.Duration(30 * time.Second), Connections: 2})
	t.Cleanup(func() { sender.Close() })
	r.options.Sender, r.options.Connections = sender, 2
	r.edition.Files[1].Bytes = []byte("Words\n.\n..and dots\n")
	r.post = deliver.New(r.options)
	o, err := r.post.Deliver(t.Context(), r.edition)
	try(t, err)
	if o.Sent != 2 || o.Refused != 1 || !strings.Contains(o.Failed[0].Reason, "550 5.1.1") || o.Failed[0].Email != "bob@example.org" {
		t.Errorf("the outcome is %+v", o)
	}
	want := map[string]string{}
	for name, d := range r.rows(t) {
		if d.State == deliver.Sent {
			want[name+"@example.org"] = d.MessageID
		}
	}
	if diff := cmp.Diff(want, p.queue(t)); diff != "" {
		t.Errorf("the queue (-what is called sent +what is there):\n%s", diff)
	}
}

// postfix is a Postfix that keeps all it takes in its queue.
type postfix struct {
	folder string
	port   int
}

// startPostfix starts one that takes mail for these addresses only, in a folder
// and on a port of its own, and stops it with the test.
func startPostfix(t *testing.T, addresses ...string) *postfix {
	t.Helper()
	_, err := exec.LookPath("postfix")
	if err != nil || os.Getuid() != 0 {
		if os.Getenv("CATCHUP_TEST_ALL") == "1" {
			t.Fatalf("postfix is not installed, or the test does not run as root: %v", err)
		}
		t.Skip("SKIP: this needs postfix, and root to start it")
	}
	p := &postfix{folder: accessible(t), port: freePort(t)}
	for name, text := range map[string]string{"main.cf": p.main(addresses), "master.cf": p.master()} {
		try(t, os.WriteFile(filepath.Join(p.folder, name), []byte(text), 0o644))
	}
	p.run(t, "postfix", "check")
	p.run(t, "postfix", "start")
	t.Cleanup(func() { p.run(t, "postfix", "stop") })
	p.await(t)
	return p
}

// accessible is a folder that Postfix's own user may enter.
func accessible(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("/tmp", "catchup-postfix-")
	try(t, err)
	t.Cleanup(func() { os.RemoveAll(folder) })
	try(t, os.Chmod(folder, 0o755))
	for _, part := range []string{"spool", "data"} {
		try(t, os.Mkdir(filepath.Join(folder, part), 0o755))
	}
	if out, err := exec.Command("chown", "postfix", filepath.Join(folder, "data")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return folder
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	try(t, err)
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

func (p *postfix) main(addresses []string) string {
	var known []string
	for _, a := range addresses {
		known = append(known, "{ "+a+" = x }")
	}
	return strings.NewReplacer("FOLDER", p.folder, "KNOWN", strings.Join(known, ", ")).Replace(`compatibility_level = 3.6
queue_directory = FOLDER/spool
data_directory = FOLDER/data
maillog_file_prefixes = FOLDER
maillog_file = FOLDER/log
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.example.net
mydestination =
alias_maps =
alias_database =
relay_domains = example.org
relay_recipient_maps = inline:{ KNOWN }
defer_transports = relay, smtp
`)
}

// master lists the parts that take, queue and show mail.
func (p *postfix) master() string {
	return fmt.Sprintf("127.0.0.1:%d inet n - n - - smtpd", p.port) + `
postlog   unix-dgram n - n - 1 postlogd
cleanup   unix n - n - 0 cleanup
qmgr      unix n - n 300 1 qmgr
rewrite   unix - - n - - trivial-rewrite
bounce    unix - - n - 0 bounce
defer     unix - - n - 0 bounce
trace     unix - - n - 0 bounce
flush     unix n - n 1000? 0 flush
proxymap  unix - - n - - proxymap
smtp      unix - - n - - smtp
relay     unix - - n - - smtp
showq     unix n - n - - showq
error     unix - - n - - error
retry     unix - - n - - error
anvil     unix - - n - 1 anvil
`
}

func (p *postfix) run(t *testing.T, program string, args ...string) []byte {
	t.Helper()
	c := exec.Command(program, append([]string{"-c", p.folder}, args...)...)
	var problems bytes.Buffer
	c.Stderr = &problems
	out, err := c.Output()
	if err != nil {
		log, _ := os.ReadFile(filepath.Join(p.folder, "log"))
		t.Fatalf("%s %s: %v\n%s%s", program, args, err, &problems, log)
	}
	return out
}

// await returns when the server answers.
func (p *postfix) await(t *testing.T) {
	t.Helper()
	for begun := time.Now(); time.Since(begun) < 30*time.Second; time.Sleep(20 * time.Millisecond) {
		if conn, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", p.port)); err == nil {
			conn.Close()
			return
		}
	}
	t.Fatal("postfix does not answer")
}

// queue is what lies in the queue: the Message-IDs by the readers.
func (p *postfix) queue(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for line := range bytes.Lines(p.run(t, "postqueue", "-j")) {
		var entry struct {
			ID         string `json:"queue_id"`
			Recipients []struct{ Address string }
		}
		try(t, json.Unmarshal(line, &entry))
		letter := p.run(t, "postcat", "-bhq", entry.ID)
		if !bytes.Contains(letter, []byte("\n\nWords\n=2E\n=2E.and dots\n")) {
			t.Errorf("the letter was changed:\n%s", letter)
		}
		m, err := mail.ReadMessage(bytes.NewReader(letter))
		try(t, err)
		all[entry.Recipients[0].Address] = strings.Trim(m.Header.Get("Message-ID"), "<>")
	}
	return all
}
