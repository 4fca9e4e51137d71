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

// TestForget deletes the messages of whoever is gone, in all folders, and leaves
// what is no message alone.
func TestForget(t *testing.T) {
	folder := t.TempDir()
	if err := Forget(filepath.Join(folder, "nowhere"), nil); err != nil {
		t.Error(err)
	}
	for name, to := range map[string]string{
		"new/1@example.org.eml": "Gone <GONE@example.org>", "cur/2@example.org.eml:2,S": "gone@example.org", "tmp/3@example.org.eml4711": "gone@example.org",
		"new/4@example.org.eml": "stays@example.org", "new/request-5@example.org.eml": "stays@example.org", "new/notes.txt": "",
	} {
		head := "From: gone@example.org\r\nTo: " + to + "\r\n\r\nTo: gone@example.org\r\n"
		if to == "" {
			head = "To whom it may concern"
		}
		path := filepath.Join(folder, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o750), os.WriteFile(path, []byte(head), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	err := Forget(folder, func(address, kind string) (bool, error) {
		return address == "gone@example.org" || kind == "request", nil
	})
	if err != nil {
		t.Error(err)
	}
	for part, want := range map[string][]string{"new": {"4@example.org.eml", "notes.txt"}, "cur": {}, "tmp": {}} {
		if diff := cmp.Diff(want, names(t, filepath.Join(folder, part))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", part, diff)
		}
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

// TestForgetBeyondASCII asks for the address as the store has it, though the
// head of the message has the domain in A-labels.
func TestForgetBeyondASCII(t *testing.T) {
	folder := t.TempDir()
	o, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	m := message("a-1@example.org")
	m.To, m.Parts = "anna@bücher.example", [][]byte{[]byte("To: <anna@xn--bcher-kva.example>\r\n\r\nWords\r\n")}
	if err := o.Send(t.Context(), m, deliver.Unsealed); err != nil {
		t.Fatal(err)
	}
	err = Forget(folder, func(address, _ string) (bool, error) { return address == "anna@bücher.example", nil })
	if left := names(t, filepath.Join(folder, "new")); err != nil || len(left) != 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}
