package outbox

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/deliver"
)

func message(id string) *deliver.Message {
	return &deliver.Message{ID: id, From: "catchup@example.org", To: "reader@example.org", Parts: [][]byte{[]byte("Subject: x\r\n"), []byte("\r\nWords\r\n")}}
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
		if err := o.Send(t.Context(), message(id), deliver.Unsealed); err != nil {
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
	if diff := cmp.Diff("Subject: x\r\n\r\nWords\r\n", string(got)); diff != "" {
		t.Errorf("the file (-want +got):\n%s", diff)
	}
}

func TestOutboxRefuses(t *testing.T) {
	folder := t.TempDir()
	o, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	unsealed := errors.New("another worker's")
	if err := o.Send(t.Context(), message("1@example.org"), func() error { return unsealed }); !errors.Is(err, unsealed) {
		t.Errorf("without a seal: %v", err)
	}
	if laid := names(t, filepath.Join(folder, "new")); len(laid) != 0 {
		t.Errorf("laid without a seal: %v", laid)
	}
	var refusal *deliver.Refusal
	if err := os.RemoveAll(filepath.Join(folder, "new")); err != nil {
		t.Fatal(err)
	}
	if err := o.Send(t.Context(), message("1@example.org"), deliver.Unsealed); !errors.As(err, &refusal) || !refusal.Broken {
		t.Errorf("without a folder: %v, want a broken connection", err)
	}
	if left := names(t, filepath.Join(folder, "tmp")); len(left) != 0 {
		t.Errorf("left in tmp: %v", left)
	}
	if _, err := Open(filepath.Join(folder, "tmp", "\x00")); err == nil {
		t.Error("an impossible folder was opened")
	}
}
