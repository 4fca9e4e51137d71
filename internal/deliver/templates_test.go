package deliver

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/mail"
	"strings"
	"sync"
	"testing"

	"catchup/internal/document"
	"catchup/internal/edition"
)

// TestTemplates asks for the templates of more slices than are kept, from
// several connections: every subscriber gets the words of their own slice.
func TestTemplates(t *testing.T) {
	e := &edition.Edition{Key: edition.Key{Report: "weekly", Period: "2024-06-14"}, Document: &document.Document{}}
	for i := range 3 * fewTemplates {
		e.Slices = append(e.Slices, fmt.Sprint("Region ", i))
	}
	lost := errors.New("the store is gone")
	post := New(Options{From: mail.Address{Address: "a@example.org"}, Attach: []string{"edition.pdf"}, Slice: func(_ context.Context, _, name string) (*edition.Slice, error) {
		if name == "gone" {
			return nil, lost
		}
		return &edition.Slice{Name: name, Document: &document.Document{Slice: name}, Files: []edition.File{
			{Name: "edition.txt", Bytes: []byte("Words of " + name + ".\n")}, {Name: "edition.pdf", Type: "application/pdf"},
		}}, nil
	}})
	m := &templates{post: post, edition: e}
	if err := m.whole(t.Context()); err != nil {
		t.Fatal(err)
	}
	var connections sync.WaitGroup
	for c := range 4 {
		connections.Go(func() {
			for i := range 100 {
				name := e.Slices[(i*i+c)%len(e.Slices)]
				if text := content(t, m, name); !strings.Contains(text, "Words of "+name+".") || !strings.Contains(text, "weekly-2024-06-14-"+edition.Slug(name)+".pdf") {
					t.Errorf("the letter of %s reads\n%s", name, text)
				}
			}
		})
	}
	connections.Wait()
	if len(m.recent) != fewTemplates {
		t.Errorf("%d moulds are kept, want %d", len(m.recent), fewTemplates)
	}
	if _, err := m.of(t.Context(), "gone"); !errors.Is(err, lost) {
		t.Errorf("a slice that cannot be read: %v", err)
	}
}

// content is the text of a message made from the template of a slice.
func content(t *testing.T, m *templates, slice string) string {
	template, err := m.of(t.Context(), slice)
	if err != nil {
		t.Error(err)
		return ""
	}
	message, err := template.Build(Recipient{To: mail.Address{Address: "b@example.org"}, Date: sampleRecipient().Date, MessageID: "1@example.org"})
	if err != nil {
		t.Error(err)
		return ""
	}
	var b bytes.Buffer
	if _, err := message.WriteTo(&b); err != nil {
		t.Error(err)
	}
	return b.String()
}
