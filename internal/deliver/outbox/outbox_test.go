package outbox

import (
	"errors"
	"net/mail"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/deliver"
)

func letter(id string) *deliver.Letter {
	return &deliver.Letter{
		From: mail.Address{Address: "catchup@example.org"}, To: mail.Address{Address: "reader@example.org"},
		Subject: "Catch Up", Text: "Words\n", MessageID: id,
	}
}

func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	all := []string{}
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func TestOutbox(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "var", "outbox")
	o, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"a-1@example.org", "../a:2,S@example.org", "a-1@example.org"} {
		if err := o.Send(t.Context(), letter(id)); err != nil {
			t.Fatal(err)
		}
	}
	want := map[string][]string{"new": {".._a_2,S@example.org.eml", "a-1@example.org.eml"}, "tmp": {}, "cur": {}}
	for part, want := range want {
		if diff := cmp.Diff(want, names(t, filepath.Join(folder, part))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", part, diff)
		}
	}
	got, err := os.ReadFile(filepath.Join(folder, "new", "a-1@example.org.eml"))
	if err != nil {
		t.Fatal(err)
	}
	bytes, err := letter("a-1@example.org").Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(bytes), string(got)); diff != "" {
		t.Errorf("the file (-want +got):\n%s", diff)
	}
}

func TestOutboxRefuses(t *testing.T) {
	folder := t.TempDir()
	o, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	bad := letter("1@example.org")
	bad.To.Address = "nobody"
	var refusal *deliver.Refusal
	if err := o.Send(t.Context(), bad); !errors.As(err, &refusal) || !refusal.Lasting {
		t.Errorf("a bad letter: %v, want a lasting refusal", err)
	}
	if err := os.RemoveAll(filepath.Join(folder, "new")); err != nil {
		t.Fatal(err)
	}
	if err := o.Send(t.Context(), letter("1@example.org")); !errors.As(err, &refusal) || !refusal.Broken {
		t.Errorf("without a folder: %v, want a broken connection", err)
	}
	if left := names(t, filepath.Join(folder, "tmp")); len(left) != 0 {
		t.Errorf("left in tmp: %v", left)
	}
	if _, err := Open(filepath.Join(folder, "tmp", "\x00")); err == nil {
		t.Error("an impossible folder was opened")
	}
}
