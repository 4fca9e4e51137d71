package domain

import (
	"context"
	"flag"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"catchup/internal/deliver/dkim"
	"catchup/internal/deliver/domain/dnstest"
	"catchup/internal/setting"
)

var update = flag.Bool("update", false, "write the goldens anew")

// TestExamine takes each case of testdata: what the sender is, what the zone
// has, and what is found. RECORD stands for the key's record, WRAPPED for the
// same with a space in the key.
func TestExamine(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases, %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			c, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s := sender(t, string(c.Files[0].Data))
			got := found(t, s, string(c.Files[1].Data))
			if diff := cmp.Diff(string(c.Files[2].Data), got); diff != "" && !*update {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if c.Files[2].Data = []byte(got); *update {
				if err := os.WriteFile(file, txtar.Format(c), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// sender reads "from example.org" and the like.
func sender(t *testing.T, text string) Sender {
	t.Helper()
	words := map[string]string{}
	for line := range strings.Lines(text) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		words[name] = value
	}
	s := Sender{From: words["from"], Return: words["return"], Relay: words["relay"]}
	if words["key"] != "" {
		s.Signer = signer(t, words["key"], words["signs"], s.From)
	}
	return s
}

func signer(t *testing.T, key, signs, from string) *dkim.Signer {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../dkim/testdata", key+".pem"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := dkim.New(dkim.Spec{Domain: signs, Selector: "catchup", Key: setting.NewSecret(string(text))}, from)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func found(t *testing.T, s Sender, zoneText string) string {
	t.Helper()
	record := "RECORD"
	if s.Signer != nil {
		record = s.Signer.Record()
	}
	wrapped := record[:len(record)-2] + " " + record[len(record)-2:]
	text := strings.NewReplacer("RECORD", record, "WRAPPED", wrapped).Replace(strings.TrimSpace(zoneText))
	z := dnstest.Zone(strings.Split(text, "\n"))
	var b strings.Builder
	for _, f := range Examine(t.Context(), z.Serve(t), s) {
		message, _, _ := strings.Cut(f.Message, " could not be looked up: ")
		if message != f.Message {
			message += " could not be looked up: …"
		}
		fmt.Fprintf(&b, "%s %s: %s\n", f.About, f.Severity, message)
		if f.Hint != "" {
			fmt.Fprintf(&b, "    %s\n", f.Hint)
		}
	}
	return strings.ReplaceAll(b.String(), record, "RECORD")
}

// A server of names that does not respond holds nothing up beyond the context.
func TestExamineInTime(t *testing.T) {
	z := dnstest.Zone{"example.org SILENT", "_dmarc.example.org SILENT", "catchup._domainkey.example.org SILENT"}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	all := Examine(ctx, z.Serve(t), Sender{From: "example.org", Signer: signer(t, "rsa2048", "", "example.org")})
	if len(all) != 4 {
		t.Fatalf("got %v", all)
	}
	for _, f := range all {
		if f.Severity != Unknown {
			t.Errorf("%s is %s: %s", f.About, f.Severity, f.Message)
		}
	}
}

// nobody knows no name, and responds only when the context ends. It notes what
// it is asked.
type nobody struct {
	mu    sync.Mutex
	asked []string
}

func (n *nobody) LookupTXT(ctx context.Context, name string) ([]string, error) {
	n.mu.Lock()
	n.asked = append(n.asked, name)
	n.mu.Unlock()
	<-ctx.Done()
	return nil, ctx.Err()
}

func (n *nobody) LookupMX(ctx context.Context, name string) ([]*net.MX, error) {
	_, err := n.LookupTXT(ctx, name)
	return nil, err
}

// Examine gives up after its own time, and asks for whole names, so that no
// resolver tries them below this machine's own domain.
func TestExamineGivesUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n, begun := &nobody{}, time.Now()
		Examine(t.Context(), n, Sender{From: "example.org"})
		if took := time.Since(begun); took != lookupTimeout {
			t.Errorf("it took %s", took)
		}
		for _, name := range n.asked {
			if !strings.HasSuffix(name, ".org.") {
				t.Errorf("it asked for %s", name)
			}
		}
	})
}
