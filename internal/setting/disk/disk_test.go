package disk

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestExposed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(file, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	for mode, want := range map[fs.FileMode]string{
		0o600: "", 0o400: "",
		0o640: "whose mode is 0640 (chmod 600 a.password;", 0o644: "whose mode is 0644 (chmod 600 a.password;", 0o604: "whose mode is 0604 (chmod 600 a.password;",
	} {
		exposed(t, file, mode, want)
	}
	if err := os.Chown(file, os.Geteuid()+1, -1); err != nil {
		t.Skipf("SKIP: only root gives a file to somebody else: %v", err)
	}
	for mode, want := range map[fs.FileMode]string{0o640: "", 0o440: "", 0o444: "whose mode is 0444 (chmod 640 a.password, with the group that catchup runs as;"} {
		exposed(t, file, mode, want)
	}
}

func exposed(t *testing.T, file string, mode fs.FileMode, want string) {
	t.Helper()
	if err := os.Chmod(file, mode); err != nil {
		t.Fatal(err)
	}
	if got := Exposed("a.password", file); want == "" && got != "" || !strings.Contains(got, want) {
		t.Errorf("of a file of mode %04o is said %q, want %q", mode, got, want)
	}
}
