package main

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"catchup/internal/deliver/smtptest"
)

// besieged is an installation with a report for each hostile source, and one
// with all of them. Each report has an honest source of articles and one of
// figures besides.
const besieged = `
-- config/catchup.yaml --
timezone: UTC
sources:
  news: { feed: { urls: [config/data/news.xml] } }
  beds: { csv: { path: config/data/beds.csv }, columns: { ward: text, beds: number } }
  readers: { csv: { path: config/readers.csv } }
SOURCES
reports:
REPORTS
mail: { from: catchup@example.org, smtp: { host: 127.0.0.1, port: PORT, tls: none } }
-- config/readers.csv --
email
reader@example.org
-- config/data/beds.csv --
ward,beds
Ward 7,1207
Ward 9,2316
-- config/data/news.xml --
<rss version="2.0"><channel><title>Harbour News (sample)</title><item><title>Harbour hospital opens a second ward</title>
<link>https://news.example.org/ward</link><pubDate>DATE</pubDate>
<description>The Harbour hospital opened a second ward on Monday, the trust said. It has 40 beds and cost £3m.</description></item></channel></rss>
`

// siegeReport is the definition of a report. Its title is the name of the
// hostile source.
const siegeReport = `title: NAME
period: week
mail: { subject: "{title}, {day}" }
sections:
  - stories: { from: [news], tell: 2 }
SECTIONS
  - table: { title: Beds, from: beds, columns: [ { name: ward }, { name: beds } ], total: true }
`

// siege is the installation and the servers beside it.
type siege struct {
	*testing.T
	dir     string
	program string
	mail    *smtptest.Server
	web     *httptest.Server
}

// hardLimit is how much memory the program may ever hold, in MB. The test looks
// at the high-water mark that the kernel keeps (VmHWM), since that is what a
// container or a MemoryMax counts, and not every machine lets a test make a
// control group. Beyond enforced, the kernel gives the program nothing more:
// that limit (RLIMIT_DATA) is on what was asked for, and Go never gives back
// addresses. Address space would be no measure at all, because Go reserves much.
const (
	hardLimit = 1000
	enforced  = 1600
)

// softLimit is from where on the program collects its garbage with zeal.
const softLimit = "700MiB"

// lay lays the installation out with a report for each of the inputs.
func lay(t *testing.T, program string, inputs map[string]hostile) *siege {
	t.Helper()
	s := &siege{T: t, dir: t.TempDir(), program: program, mail: smtptest.Start(t, smtptest.Options{})}
	s.web = httptest.NewServer(s.serve(inputs))
	t.Cleanup(s.web.Close)
	var sources, reports, all strings.Builder
	files := ""
	for _, name := range slices.Sorted(maps.Keys(inputs)) {
		in := inputs[name]
		fmt.Fprintf(&sources, "  %s: %s\n", name, strings.NewReplacer("FILE", "config/data/"+name, "WEB", s.web.URL+"/"+name).Replace(in.source))
		section := "  - " + strings.ReplaceAll(in.section, "FROM", name) + "\n"
		fmt.Fprintf(&all, "%s", section)
		reports.WriteString(reportOf(name))
		files += "-- reports/" + name + ".yaml --\n" + strings.NewReplacer("NAME", name, "SECTIONS", strings.TrimSuffix(section, "\n")).Replace(siegeReport)
	}
	reports.WriteString(reportOf("all"))
	files += "-- reports/all.yaml --\n" + strings.NewReplacer("NAME", "all", "SECTIONS", strings.TrimSuffix(all.String(), "\n")).Replace(siegeReport)
	text := strings.NewReplacer("SOURCES\n", sources.String(), "REPORTS\n", reports.String(), "PORT", strconv.Itoa(s.mail.Port), "DATE", recently()).Replace(besieged)
	s.must(txtar.Write(txtar.Parse([]byte(text+files)), s.dir))
	for name, in := range inputs {
		if in.file != nil {
			s.must(in.file(filepath.Join(s.dir, "config", "data", name)))
		}
	}
	return s
}

func recently() string { return time.Now().UTC().Add(-3 * time.Hour).Format(time.RFC1123Z) }

// reportOf is a report whose slot was half an hour ago.
func reportOf(name string) string {
	slot := time.Now().UTC().Add(-30 * time.Minute)
	return fmt.Sprintf("  %s: { spec: reports/%s.yaml, schedule: { at: \"%d %d * * %d\" }, to: { list: readers, attach: [pdf, xlsx] }, limits: { mail: 5MB } }\n",
		name, name, slot.Minute(), slot.Hour(), slot.Weekday())
}

func (s *siege) serve(inputs map[string]hostile) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, rest, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		if in, ok := inputs[name]; ok && in.web != nil {
			in.web(w, r, rest)
			return
		}
		http.NotFound(w, r)
	})
}

func (s *siege) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// command is the program under its limits.
func (s *siege) command(args ...string) *exec.Cmd {
	args = append([]string{"-c", fmt.Sprintf(`ulimit -d %d && exec "$0" "$@"`, enforced*1000), s.program, "--dir", s.dir}, args...)
	c := exec.Command("sh", args...)
	c.Env = append(os.Environ(), "GOMEMLIMIT="+softLimit)
	return c
}

// peak is the most memory that a program that has ended ever held, in MB.
func peak(c *exec.Cmd) int {
	return int(c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss * 1024 / 1e6)
}

var hostileRuns = flag.Bool("hostile", false, "run TestHostileRuns, which tells how much memory each hostile source costs")

// TestHostileRuns makes the edition of each hostile source by a program of its
// own, and tells how much memory that takes.
func TestHostileRuns(t *testing.T) {
	if !*hostileRuns {
		t.Skip("SKIP: it takes minutes; -hostile runs it")
	}
	program, inputs := build(t), hostiles()
	for _, name := range slices.Sorted(maps.Keys(inputs)) {
		t.Run(name, func(t *testing.T) {
			in := inputs[name]
			s := lay(t, program, map[string]hostile{name: in})
			var out bytes.Buffer
			c := s.command("--run", name)
			c.Stdout, c.Stderr = &out, &out
			begun := time.Now()
			err := c.Run()
			t.Logf("%-12s %4d MB %6.1f s %v", name, peak(c), time.Since(begun).Seconds(), err)
			if in.says != "" && !regexp.MustCompile(in.place(name)).Match(out.Bytes()) {
				t.Errorf("not said: %s\n%.5000s", in.place(name), &out)
			}
			if m := s.mailOf(name); !honest(m) {
				t.Errorf("the honest sections are not in the mail: %s\n%.3000s", m, &out)
			}
		})
	}
}

// together are the inputs that the daemon gets at once; TestHostileRuns tries
// each of all.
var together = []string{
	"longtitle", "sentence", "invisible", "items", "shared", "shared60", "sparse", "csvcell", "json60", "sql60", "csvwide", "csvquotes",
	"markdown", "rssitems", "blowup", "fewkinds", "fullblowup", "fullkinds", "numbers",
}

// TestHostileDaemon starts the daemon on an installation whose sources are all
// hostile: each has a report of its own, and one report has all. Every message
// must go out with the honest sections whole, what is cut or refused must be
// said with its place, and no process may end, though the kernel gives it no
// more memory than the limit. Then it is started again.
//
//test:serial
func TestHostileDaemon(t *testing.T) {
	inputs := hostiles()
	maps.DeleteFunc(inputs, func(name string, _ hostile) bool { return !slices.Contains(together, name) })
	s := lay(t, build(t), inputs)
	names := append(slices.Sorted(maps.Keys(inputs)), "all")
	first := s.start()
	for _, name := range names {
		first.await(func() bool { return s.mailOf(name) != "" }, "the message of "+name)
		if m := s.mailOf(name); !honest(m) {
			t.Errorf("%s: the honest sections are not whole:\n%.3000s", name, m)
		}
	}
	said := first.words()
	for name, in := range inputs {
		if in.says == "" || !regexp.MustCompile(in.place(name)).MatchString(said) {
			t.Errorf("%s: nobody says %q", name, in.place(name))
		}
	}
	t.Logf("%d editions, at most %d MB", len(names), first.peak())
	if first.peak() > hardLimit {
		t.Errorf("the daemon held %d MB", first.peak())
	}
	first.stop()
	sent := len(s.mail.Mails())
	second := s.start()
	second.await(func() bool { return strings.Contains(second.words(), "msg=serving") }, "the second daemon")
	second.stop()
	if n := len(s.mail.Mails()); n != sent || n != len(names) {
		t.Errorf("%d messages, and %d after another start; %d were wanted", sent, n, len(names))
	}
}

// daemon is a daemon under the limits.
type daemon struct {
	*siege
	command *exec.Cmd
	log     string
	ended   chan error
}

// start starts the daemon. It is ended with the test.
func (s *siege) start() *daemon {
	s.Helper()
	d := &daemon{siege: s, command: s.command(), log: filepath.Join(s.TempDir(), "log"), ended: make(chan error, 1)}
	log, err := os.Create(d.log)
	s.must(err)
	defer log.Close()
	d.command.Stdout, d.command.Stderr = log, log
	s.must(d.command.Start())
	go func() { d.ended <- d.command.Wait() }()
	s.Cleanup(func() { d.command.Process.Kill() })
	return d
}

// siegeTimeout is how long something may take on a machine with much else to do.
const siegeTimeout = 8 * time.Minute

// await waits until something is so, while the daemon lives.
func (d *daemon) await(so func() bool, what string) {
	d.Helper()
	late := time.After(siegeTimeout)
	for !so() {
		select {
		case err := <-d.ended:
			d.Fatalf("while %s was awaited, the daemon ended: %v\n%.300000s", what, err, d.words())
		case <-late:
			d.Fatalf("waited in vain for %s\n%.300000s", what, d.words())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// words are what the daemon has written.
func (d *daemon) words() string {
	d.Helper()
	text, err := os.ReadFile(d.log)
	d.must(err)
	return string(text)
}

// peak is the most memory that the daemon has held, in MB.
func (d *daemon) peak() (mb int) {
	d.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", d.command.Process.Pid))
	d.must(err)
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	fmt.Sscan(after, &mb)
	return mb * 1024 / 1e6
}

// stop ends the daemon, which must end well.
func (d *daemon) stop() {
	d.Helper()
	d.must(d.command.Process.Signal(syscall.SIGTERM))
	if err := <-d.ended; err != nil {
		d.Errorf("the daemon ended with %v\n%.300000s", err, d.words())
	}
}

// mailOf is the message of a report, empty if there is none.
func (s *siege) mailOf(report string) string {
	for _, m := range s.mail.Mails() {
		if bytes.Contains(m.Data, []byte("\nSubject: "+report+",")) {
			return strings.ReplaceAll(string(m.Data), "=\n", "")
		}
	}
	return ""
}

// honest tells whether a message has the whole of the honest sections.
func honest(message string) bool {
	return !slices.ContainsFunc([]string{"Harbour hospital opens a second ward", "1,207", "2,316", "3,523"}, func(s string) bool { return !strings.Contains(message, s) })
}
