package app

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	client "github.com/emersion/go-smtp"
	"github.com/google/go-cmp/cmp"
	"github.com/prometheus/client_golang/prometheus/testutil"

	"catchup/config"
	"catchup/internal/deliver"
	"catchup/internal/deliver/dkim"
	"catchup/internal/deliver/smtp"
	"catchup/internal/deliver/smtptest"
	"catchup/internal/feedback"
	"catchup/internal/feedback/lmtp"
	"catchup/internal/setting"
	"catchup/internal/subscriber"
	"catchup/internal/tooltest"
)

// mailServer is an installation whose mails go to a mail server, which brings back
// what a test makes of them.
type mailServer struct {
	*App
	t      *testing.T
	server *smtptest.Server
	socket string

	lock sync.Mutex // what others read while a test goes on:
	now  time.Time
	busy bool // the server has no time for anna
}

// time is what the installation takes for the time.
func (p *mailServer) time() time.Time {
	p.lock.Lock()
	defer p.lock.Unlock()
	return p.now
}

// refuses tells whether the server has no time for the address.
func (p *mailServer) refuses(to string) bool {
	p.lock.Lock()
	defer p.lock.Unlock()
	return p.busy && strings.Contains(to, "anna")
}

// pass lets time pass, after which the server has no time for anna, or has again.
func (p *mailServer) pass(span time.Duration, busy bool) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.now, p.busy = p.now.Add(span), busy
}

func openPost(t *testing.T, change func(*config.Settings), names ...string) *mailServer {
	p := &mailServer{t: t, now: moment(t, "2024-06-14T15:30:00Z"), socket: filepath.Join(t.TempDir(), "lmtp")}
	p.server = smtptest.Start(t, smtptest.Options{Reply: func(verb, to string, _ int) string {
		if verb == "RCPT" && p.refuses(to) {
			return "450 4.3.2 busy"
		}
		return ""
	}})
	p.App, _ = open(t, func(s *config.Settings, o *Options) {
		o.Now = p.time
		s.Mail.SMTP = &smtp.Spec{Host: p.server.Host, Port: p.server.Port, TLS: smtp.None, Connections: 1, Timeout: setting.Duration(10 * time.Second)}
		s.Mail.Returns = &config.Returns{
			Spec: feedback.Spec{
				Address: "back@returns.example.org", Separator: "+", Key: setting.NewSecret("0123456789abcdef"),
				Rules: feedback.Rules{Soft: 2, Within: setting.Duration(24 * time.Hour)},
			},
			LMTP: &lmtp.Spec{Socket: setting.Path{Full: p.socket}, Limit: 1e6, Timeout: setting.Duration(10 * time.Second)},
			Keep: setting.Duration(24 * time.Hour),
		}
		change(s)
	})
	p.write("beds.csv", "ward\nWard 7\n")
	p.write("readers.csv", "email\n"+strings.Join(names, "@example.org\n")+"@example.org\n")
	return p
}

func (p *mailServer) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p *mailServer) write(name, text string) {
	p.must(os.WriteFile(filepath.Join(p.in.options.Dir, "config", name), []byte(text), 0o644))
}

// listens serves what comes back until the test ends.
func (p *mailServer) listens() {
	ctx, stop := context.WithCancel(p.t.Context())
	served := make(chan struct{})
	go func() { p.returns.serve(ctx); close(served) }()
	p.t.Cleanup(func() { stop(); <-served })
	p.until(func() bool { _, err := os.Stat(p.socket); return err == nil })
}

func (p *mailServer) until(so func() bool) {
	p.t.Helper()
	for begun := time.Now(); !so(); time.Sleep(10 * time.Millisecond) {
		if time.Since(begun) > 2*time.Minute {
			p.t.Fatal("waited in vain")
		}
	}
}

// path is the return path of the first message to a subscriber.
func (p *mailServer) path(name string) string {
	p.t.Helper()
	for _, m := range p.server.Mails() {
		if strings.Contains(m.To, name) {
			path, _, _ := strings.Cut(strings.TrimPrefix(m.From, "FROM:<"), ">")
			return path
		}
	}
	p.t.Fatalf("no letter went to %s", name)
	return ""
}

// brings has the mail server bring a message by LMTP.
func (p *mailServer) brings(to, message string) {
	p.t.Helper()
	conn, err := net.Dial("unix", p.socket)
	p.must(err)
	c := client.NewClientLMTP(conn)
	defer c.Close()
	p.must(c.Mail("", nil))
	p.must(c.Rcpt(to, nil))
	data, err := c.Data()
	p.must(err)
	_, err = data.Write([]byte(strings.ReplaceAll(message, "\n", "\r\n")))
	p.must(err)
	p.must(data.Close())
}

// state is how a subscriber stands, and why.
func (p *mailServer) state(name string) string {
	p.t.Helper()
	r, err := p.in.store.Subscribers.SubscriberAt(p.t.Context(), name+"@example.org")
	p.must(err)
	return strings.TrimSuffix(fmt.Sprint(r.State, ": ", r.Why), ": ")
}

// bounce is a delivery status about a recipient.
func bounce(to, recipient, status string) string {
	return "From: MAILER-DAEMON@mx.example.net\nTo: " + to + `
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; ` + recipient + `
Action: failed
Status: ` + status + `
Diagnostic-Code: smtp; 550 ` + status + ` no
--b--
`
}

func complaint(path string) string {
	return `From: fbl@mx.example.net
Subject: complaint
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary=b

--b
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: SomeGenerator/1.0
Version: 1
Original-Mail-From: <` + path + `>
--b--
`
}

// TestReturns sends an edition and has all come back that may.
func TestReturns(t *testing.T) {
	p := openPost(t, func(*config.Settings) {}, "anna", "ben", "cleo", "dan", "eve")
	_, err := p.Run(t.Context(), Order{Report: "daily"})
	p.must(err)
	p.listens()
	p.pass(24*time.Hour, true)
	if _, err := p.Run(t.Context(), Order{Report: "daily"}); err == nil {
		t.Error("a reader for whom there is no time has been reached")
	}
	before := len(p.server.Mails())

	anna, forged := p.path("anna"), p.path("ben")
	forged = forged[:len("back+")] + "aaaa" + forged[len("back+aaaa"):]
	for range 2 {
		p.brings(anna, bounce(anna, "Anna@example.org", "5.1.1"))
	}
	p.brings(forged, bounce(forged, "ben@example.org", "5.1.1"))
	p.brings("fbl@returns.example.org", complaint(p.path("cleo")))
	p.brings(p.path("dan"), "From: Dan <dan@elsewhere.example>\nSubject: unsubscribe daily\n\n")
	p.brings(p.path("eve"), bounce(p.path("eve"), "eve@example.org", "5.2.2"))
	got := map[string]string{}
	for _, name := range []string{"anna", "ben", "cleo", "dan", "eve"} {
		got[name] = p.state(name)
	}
	want := map[string]string{
		"anna": "suspended: the address is refused for good: 550 5.1.1 no", "ben": "active", "eve": "active",
		"cleo": "left: the reader reported a message as unwanted", "dan": "left: the reader asked to leave by mail",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the readers (-want +got):\n%s", diff)
	}
	if n := testutil.ToFloat64(p.in.metrics.returns.WithLabelValues("daily", "hard", "suspend")); n != 1 {
		t.Errorf("a bounce that came twice counts %g times", n)
	}
	open, err := p.in.store.Returns.OpenReturns(t.Context(), 10)
	if len(open) != 1 || !strings.Contains(string(open[0].Raw), forged) || err != nil {
		t.Errorf("for the operator there is %+v, %v; want the forged bounce", open, err)
	}
	p.farewell(before)
	p.skips()
	p.letIn()
}

// farewell wants those who left by mail or by a complaint, and nobody else, to be
// told so, each once, by a message that nothing replies to.
func (p *mailServer) farewell(before int) {
	p.t.Helper()
	p.until(func() bool { return len(p.server.Mails()) > before+1 })
	due, _, err := p.in.store.Subscribers.ClaimRequests(p.t.Context(), subscriber.Claim{Now: p.time(), Lease: time.Minute, Limit: 5})
	if len(due) > 0 || err != nil {
		p.t.Errorf("more letters are due: %+v, %v", due, err)
	}
	mails := p.server.Mails()[before:]
	for i, want := range []struct{ to, words string }{{"cleo@example.org", "reported our mail as unwanted"}, {"dan@example.org", "You wrote that you want no more"}} {
		m := mails[i]
		text := string(m.Data)
		if len(mails) != 2 || !strings.Contains(m.To, want.to) || !strings.Contains(text, want.words) || !strings.HasPrefix(m.From, "FROM:<>") ||
			!strings.Contains(text, "Subject: You have left") || !strings.Contains(text, "Auto-Submitted: auto-replied") {
			p.t.Errorf("%d messages were sent, this one from %s to %s:\n%s", len(mails), m.From, m.To, text)
		}
	}
}

// skips wants the message that waits for the suspended subscriber to be passed over,
// and the account to tell what came back.
func (p *mailServer) skips() {
	p.t.Helper()
	p.pass(5*time.Minute, false)
	p.must(sendOwed(p.t.Context(), p.App))
	x, _ := p.account("daily")
	for row, err := range x.Rows {
		p.must(err)
		if row.Email == "anna@example.org" && (row.State != "skipped" || row.Reason != "mail to the reader came back") {
			p.t.Errorf("the letter to the suspended reader is %s: %s", row.State, row.Reason)
		}
	}
	_, came := p.account("daily/2024-06-14")
	want := []feedback.Came{{Kind: feedback.Hard, Count: 1}, {Kind: feedback.Soft, Count: 1}, {Kind: feedback.Complaint, Count: 1}, {Kind: feedback.Leaving, Count: 1}}
	if diff := cmp.Diff(want, came); diff != "" {
		p.t.Errorf("what came back (-want +got):\n%s", diff)
	}
}

// account is how the deliveries of an edition stand, and what came back of it.
func (p *mailServer) account(name string) (*deliver.Account, []feedback.Came) {
	p.t.Helper()
	e, err := p.Find(p.t.Context(), name)
	p.must(err)
	x, came, err := p.Deliveries(p.t.Context(), e, true)
	p.must(err)
	return x, came
}

// letIn lets the suspended subscriber get mail again, and nobody who has left.
func (p *mailServer) letIn() {
	p.t.Helper()
	p.must(p.Restore(p.t.Context(), "Anna@example.org"))
	if p.state("anna") != "active" || p.Restore(p.t.Context(), "cleo@example.org") == nil || p.state("cleo")[:4] != "left" {
		p.t.Errorf("anna is %s, cleo is %s", p.state("anna"), p.state("cleo"))
	}
}

// TestSigned has python3-dkim judge a message as the mail server has it.
func TestSigned(t *testing.T) {
	python := tooltest.Python(t, "dkim")
	pem, err := os.ReadFile("../deliver/dkim/testdata/rsa2048.pem")
	if err != nil {
		t.Fatal(err)
	}
	p := openPost(t, func(s *config.Settings) {
		s.Mail.DKIM = &dkim.Spec{Selector: "catchup", Key: setting.NewSecret(string(pem))}
		s.Mail.Operator = setting.Address{Address: mail.Address{Address: "operator@example.org"}}
	}, "anna")
	_, err = p.Run(t.Context(), Order{Report: "daily"})
	p.must(err)
	dir := t.TempDir()
	records, err := json.Marshal(map[string]string{p.way.signer.Name(): p.way.signer.Record()})
	p.must(err)
	p.must(os.WriteFile(filepath.Join(dir, "records"), records, 0o644))
	args := []string{"../deliver/dkim/testdata/verify.py", filepath.Join(dir, "records")}
	for i, m := range p.server.Mails() {
		file := filepath.Join(dir, fmt.Sprint(i))
		args = append(args, file)
		p.must(os.WriteFile(file, []byte(strings.ReplaceAll(string(m.Data), "\n", "\r\n")), 0o644))
	}
	out, err := exec.Command(python, args...).Output()
	if strings.Join(strings.Fields(string(out)), " ") != "good good" || err != nil {
		t.Errorf("the letters to the reader and to the operator are judged %q, %v", out, err)
	}
	if m := p.server.Mails()[0]; !strings.Contains(string(m.Data), "list-unsubscribe") { // as the signature names it
		t.Errorf("the way to leave is not signed:\n%s", m.Data)
	}
}
