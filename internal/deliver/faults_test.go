package deliver_test

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"text/tabwriter"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"catchup/internal/deliver"
	"catchup/internal/deliver/smtp"
	"catchup/internal/deliver/smtptest"
	"catchup/internal/setting"
)

// fault is one way for a server to fail. The script answers the message to bob,
// or if it is about the connection, to everybody.
type fault struct {
	name     string
	reply    func(verb, argument string, connection int) string
	server   smtptest.Options
	starttls bool // is offered, with a certificate that nobody trusts
	spec     smtp.Spec
	large    bool // the messages are larger than what may be on its way
}

// faults are all ways that the table shows.
func faults() (all []fault) {
	for _, verb := range []string{"MAIL", "RCPT", "DATA", "."} {
		for _, code := range []int{421, 450, 451, 452, 550, 552, 554} {
			reply := fmt.Sprintf("%d %d.0.0 no", code, code/100)
			all = append(all, fault{name: fmt.Sprintf("%s %d", verb, code), reply: toBob(verb, reply)})
		}
	}
	for _, verb := range []string{"HELLO", "EHLO", "MAIL", "RCPT", "DATA", "BODY", "."} {
		all = append(all, fault{name: verb + " drops", reply: toBob(verb, smtptest.Drop)}, fault{name: verb + " stalls", reply: toBob(verb, smtptest.Stall)})
	}
	secret := setting.NewSecret("wrong")
	return append(all,
		fault{name: "BODY drops, large", reply: toBob("BODY", smtptest.Drop), large: true},
		fault{name: "BODY stalls, large", reply: toBob("BODY", smtptest.Stall), large: true},
		fault{name: "MAIL 451 to all", reply: toAll("MAIL", "451 4.3.0 not now")},
		fault{name: "MAIL 550 to all", reply: toAll("MAIL", "550 5.7.1 not you")},
		fault{name: "250 to all", reply: func(string, string, int) string { return "" }},
		fault{name: "greylists", reply: greylist()},
		fault{name: "EHLO 554", reply: toAll("EHLO", "554 5.7.1 not you")},
		fault{name: "HELLO 554", reply: toAll("HELLO", "554 5.7.1 not you")},
		fault{name: "HELLO 421", reply: toAll("HELLO", "421 4.3.2 busy")},
		fault{name: "no STARTTLS", spec: smtp.Spec{TLS: smtp.Required}},
		fault{name: "STARTTLS 454", spec: smtp.Spec{TLS: smtp.Required}, starttls: true, reply: toAll("STARTTLS", "454 4.7.0 not now")},
		fault{name: "a certificate of nobody", spec: smtp.Spec{TLS: smtp.Required}, starttls: true},
		fault{name: "AUTH 535", spec: smtp.Spec{User: "ann", Password: secret}, server: smtptest.Options{Credentials: "ann:right"}},
		fault{name: "AUTH 454", spec: smtp.Spec{User: "ann", Password: secret}, server: smtptest.Options{Credentials: "ann:right"}, reply: toAll("AUTH", "454 4.7.0 not now")},
	)
}

func toAll(verb, reply string) func(string, string, int) string {
	return func(v, _ string, _ int) string { return map[bool]string{true: reply}[v == verb] }
}

// toBob gives the reply where it is about bob. Before his address is known,
// it is given the second time, and then never.
func toBob(verb, reply string) func(string, string, int) string {
	if verb == "HELLO" || verb == "EHLO" {
		return toAll(verb, reply)
	}
	var asked atomic.Int32
	return func(v, argument string, _ int) string {
		if v != verb || verb == "MAIL" && asked.Add(1) != 2 || verb != "MAIL" && !strings.Contains(argument, "bob@") {
			return ""
		}
		return reply
	}
}

// greylist refuses each address the first time.
func greylist() func(string, string, int) string {
	seen := map[string]bool{}
	return func(verb, argument string, _ int) string {
		if verb != "RCPT" || seen[argument] {
			return ""
		}
		seen[argument] = true
		return "450 4.2.0 greylisted, come back"
	}
}

// TestFaults compares what becomes of each subscriber with the table: after a
// run, and after another one two hours later. It is the same whether commands
// are sent one by one or together. The server is in memory, and the clock
// stands still as long as any goroutine can go on: only a server that stalls
// runs into a timeout.
func TestFaults(t *testing.T) {
	golden := filepath.Join("testdata", "faults.txt")
	for _, extensions := range [][]string{nil, {"PIPELINING"}} {
		got := table(t, extensions)
		if flag.Lookup("update").Value.String() == "true" {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%v (-want +got):\n%s", extensions, diff)
		}
	}
}

func table(t *testing.T, extensions []string) []byte {
	var b bytes.Buffer
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "FAULT\tANN\tBOB\tZOE\tTAKEN\tWHY (BOB), AND WHY THE RUN ENDED")
	all := faults()
	lines := make([]string, len(all))
	t.Run(fmt.Sprint(extensions), func(t *testing.T) { // which ends when all have
		for i, f := range all {
			t.Run(f.name, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) { lines[i] = f.line(t, extensions) })
			})
		}
	})
	for _, line := range lines {
		fmt.Fprintln(w, line)
	}
	w.Flush()
	return regexp.MustCompile(` +\n`).ReplaceAll(b.Bytes(), []byte("\n"))
}

// line is the fault's line of the table.
func (f fault) line(t *testing.T, extensions []string) string {
	t.Helper()
	f.server.Reply, f.server.Extensions = f.reply, extensions
	if f.starttls {
		f.server.TLS, _ = smtptest.Certificate(t)
	}
	r := roundAt(t, smtptest.StartInMemory(t, f.server), f.spec, "ann", "bob", "zoe")
	if f.large {
		r.edition.Files[2].Bytes = make([]byte, 1<<20)
	}
	var states [3]string
	var why string
	for range 2 {
		o, err := deliver.New(r.options).Deliver(t.Context(), r.edition)
		try(t, err)
		rows := r.rows(t)
		for i, name := range []string{"ann", "bob", "zoe"} {
			if state := string(rows[name].State); states[i] == "" {
				states[i] = state
			} else if states[i] != state {
				states[i] += ", " + state
			}
		}
		if why == "" {
			why = words(rows["bob"].Reason)
			if broken := words(o.Broken); broken != "" && broken != why {
				why = strings.TrimPrefix(why+"; "+broken, "; ")
			}
		}
		r.now = r.now.Add(2 * time.Hour)
	}
	return strings.Join(append(append([]string{f.name}, states[:]...), recipientsOf(r.server.Mails()), why), "\t")
}

// recipientsOf lists the subscribers of mails.
func recipientsOf(mails []smtptest.Mail) string {
	var names []string
	for _, m := range mails {
		name, _, _ := strings.Cut(strings.TrimPrefix(m.To, "TO:<"), "@")
		names = append(names, name)
	}
	return cmp.Or(strings.Join(names, " "), "-")
}

var (
	address = regexp.MustCompile(`127\.0\.0\.1:\d+`)
	hungUp  = regexp.MustCompile(`write: (broken pipe|connection reset by peer)`)
)

// words is a reason without what changes from run to run.
func words(reason string) string {
	return hungUp.ReplaceAllString(address.ReplaceAllString(reason, "HOST"), "HUNG UP")
}
