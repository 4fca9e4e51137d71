package deliver_test

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"net/mail"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	gomail "github.com/wneessen/go-mail"

	"catchup/internal/deliver"
	"catchup/internal/deliver/smtp"
	"catchup/internal/deliver/smtptest"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/setting"
	"catchup/internal/store"
	"catchup/internal/subscriber"
	"catchup/internal/tooltest"
)

// paper is 150 KB that cannot be packed, as a PDF is.
func paper() []byte {
	pdf := make([]byte, 150_000)
	chance := rand.NewChaCha8([32]byte{})
	chance.Read(pdf)
	return pdf
}

// sample is an edition with that paper, or a small one.
func sample(heavy bool) *edition.Edition {
	e := &edition.Edition{
		ID: "e1", Key: edition.Key{Report: "weekly", Period: "2024-06-14"}, Number: 1, Made: time.Date(2024, 6, 14, 15, 0, 0, 0, time.UTC),
		Document: &document.Document{Title: "Catch Up", Covers: "8 to 14 June 2024", Lang: "en-GB"},
		Files:    []edition.File{{Name: "edition.txt", Type: "text/plain; charset=utf-8", Bytes: bytes.Repeat([]byte("Deficits are up.\n"), 50)}},
	}
	if heavy {
		e.Files = append(e.Files, edition.File{Name: "edition.pdf", Type: "application/pdf", Bytes: paper()})
	}
	return e
}

var speeds = []int{1, 8}

// rate reports messages a second in the place of time for each, and the
// processor's time for each since it was so much, that of the sink included,
// which tells more where others are at work.
func rate(b *testing.B, sink *smtptest.Sink, since time.Duration) {
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "letters/s")
	b.ReportMetric(float64((tooltest.WorkedInAll(b)-since).Microseconds())/float64(b.N), "cpu-µs/letter")
	b.ReportMetric(0, "ns/op")
	if n := sink.Taken(); n != b.N {
		b.Errorf("the sink took %d letters of %d", n, b.N)
	}
}

func senderTo(b *testing.B, sink *smtptest.Sink, connections int) *smtp.Sender {
	s := smtp.New(smtp.Spec{Host: sink.Host, Port: sink.Port, TLS: smtp.None, Timeout: setting.Duration(time.Minute), Connections: connections})
	b.Cleanup(func() { s.Close() })
	return s
}

// BenchmarkWire hands messages with a paper of 150 KB to the sink, without a
// ledger.
func BenchmarkWire(b *testing.B) {
	for _, n := range speeds {
		b.Run(fmt.Sprint("connections=", n), func(b *testing.B) {
			sink := smtptest.StartSink(b)
			sender := senderTo(b, sink, n)
			l := deliver.Content{
				From: mail.Address{Name: "Catch Up", Address: "catchup@example.org"}, Subject: "Catch Up", Text: "Words\n",
				Attachments: []deliver.Attachment{{Name: "weekly.pdf", Type: "application/pdf", Bytes: paper()}},
			}
			template, err := l.Template()
			if err != nil {
				b.Fatal(err)
			}
			b.ResetTimer()
			since := tooltest.WorkedInAll(b)
			share(b, n, func(i int) error {
				to := deliver.Recipient{To: mail.Address{Address: fmt.Sprintf("reader%d@example.org", i)}, Date: time.Unix(0, 0), MessageID: fmt.Sprintf("%d@example.org", i)}
				m, err := template.Build(to)
				if err != nil {
					return err
				}
				return sender.Send(b.Context(), m, deliver.Unsealed)
			})
			rate(b, sink, since)
		})
	}
}

// share has n goroutines do b.N things.
func share(b *testing.B, n int, do func(i int) error) {
	var all sync.WaitGroup
	for worker := range n {
		all.Go(func() {
			for i := worker; i < b.N; i += n {
				if err := do(i); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	all.Wait()
}

// BenchmarkRoad delivers the same over the whole road, with the ledger in a
// SQLite file on the disk.
func BenchmarkRoad(b *testing.B) {
	for _, n := range speeds {
		b.Run(fmt.Sprint("connections=", n), func(b *testing.B) {
			sink := smtptest.StartSink(b)
			e := sample(true)
			s := stocked(b, e, b.N)
			post := deliver.New(deliver.Options{
				Ledger: s.Ledger, Sender: senderTo(b, sink, n), Attach: []string{"edition.pdf"}, Connections: n,
				From: mail.Address{Name: "Catch Up", Address: "catchup@example.org"},
			})
			b.ResetTimer()
			since := tooltest.WorkedInAll(b)
			o, err := post.Deliver(b.Context(), e)
			if err != nil || o.Sent != b.N {
				b.Fatalf("%+v, %v", o, err)
			}
			rate(b, sink, since)
		})
	}
}

// stocked is a store that holds the edition for so many subscribers.
func stocked(b testing.TB, e *edition.Edition, n int) *store.Store {
	b.Helper()
	s, err := store.Open(b.Context(), filepath.Join(b.TempDir(), "catchup.db"), store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	if _, err := s.Subscribers.Import(b.Context(), "", masses(n)); err != nil {
		b.Fatal(err)
	}
	if err := s.Archive.Keep(b.Context(), e, edition.Audience{Report: "weekly"}); err != nil {
		b.Fatal(err)
	}
	return s
}

func masses(n int) iter.Seq2[subscriber.Subscriber, error] {
	return func(yield func(subscriber.Subscriber, error) bool) {
		for i := range n {
			if !yield(subscriber.Subscriber{Email: fmt.Sprintf("reader%07d@example.org", i), Name: "A Reader"}, nil) {
				return
			}
		}
	}
}

// BenchmarkGoMail sends the same messages as the library does it by itself, a
// client for each connection.
func BenchmarkGoMail(b *testing.B) {
	for _, n := range speeds {
		b.Run(fmt.Sprint("connections=", n), func(b *testing.B) {
			sink, pdf := smtptest.StartSink(b), paper()
			clients := make([]*gomail.Client, n)
			for i := range clients {
				c, err := gomail.NewClient(sink.Host, gomail.WithPort(sink.Port), gomail.WithTLSPolicy(gomail.NoTLS))
				if err == nil {
					err = c.DialWithContext(context.Background())
				}
				if err != nil {
					b.Fatal(err)
				}
				clients[i] = c
			}
			b.ResetTimer()
			since := tooltest.WorkedInAll(b)
			share(b, n, func(i int) error {
				m := gomail.NewMsg()
				m.From("catchup@example.org")
				m.To(fmt.Sprintf("reader%d@example.org", i))
				m.Subject("Catch Up")
				m.SetBodyString(gomail.TypeTextPlain, "Words\n")
				if err := m.AttachReader("weekly.pdf", bytes.NewReader(pdf)); err != nil {
					return err
				}
				return clients[i%n].Send(m)
			})
			rate(b, sink, since)
		})
	}
}

// BenchmarkSMTPSource has Postfix's own load generator send messages of the
// same size.
func BenchmarkSMTPSource(b *testing.B) {
	program := tooltest.Program(b, "smtp-source")
	for _, n := range speeds {
		b.Run(fmt.Sprint("connections=", n), func(b *testing.B) {
			sink, since := smtptest.StartSink(b), tooltest.WorkedInAll(b)
			out, err := exec.Command(program, "-d", "-s", fmt.Sprint(min(n, b.N)), "-m", fmt.Sprint(b.N), "-l", "206000",
				"-f", "catchup@example.org", "-t", "reader@example.org", fmt.Sprintf("inet:%s:%d", sink.Host, sink.Port)).CombinedOutput()
			if err != nil {
				b.Fatalf("%v\n%s", err, out)
			}
			rate(b, sink, since)
		})
	}
}
