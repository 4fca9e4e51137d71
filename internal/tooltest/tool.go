// Package tooltest finds the programs and servers that tests are made with. A
// test that lacks one is skipped and says why. Where every test must run, as
// under scripts/test, which sets CATCHUP_TEST_ALL, it fails.
package tooltest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// everything is the variable that is 1 where every test must run.
const everything = "CATCHUP_TEST_ALL"

// Lacking ends a test for want of what is named.
func Lacking(t testing.TB, what string) {
	t.Helper()
	if os.Getenv(everything) == "1" {
		t.Fatalf("there is no %s", what)
	} else {
		t.Skipf("SKIP: there is no %s", what)
	}
}

// Program returns the path of the first of the named programs that is
// installed, in PATH or in /usr/sbin, which is not in everybody's PATH.
func Program(t testing.TB, names ...string) string {
	t.Helper()
	for _, name := range names {
		for _, place := range []string{name, filepath.Join("/usr/sbin", name)} {
			if found, err := exec.LookPath(place); err == nil {
				return found
			}
		}
	}
	Lacking(t, "program "+names[0])
	return ""
}

// Python returns the path of Debian's own Python, the one that sees Debian's
// packages. It must be able to import the modules, such as "dkim, nacl".
func Python(t testing.TB, modules string) string {
	t.Helper()
	const python = "/usr/bin/python3"
	if exec.Command(python, "-c", "import "+modules).Run() != nil {
		Lacking(t, "Python with the modules "+modules)
	}
	return python
}

// Server returns the address of a server, which the environment variable names.
func Server(t testing.TB, variable string) string {
	t.Helper()
	address := os.Getenv(variable)
	if address == "" {
		Lacking(t, "server: "+variable+" is empty; scripts/test starts one and sets it")
	}
	return address
}

// Superuser returns the words that a command of the superuser begins with:
// none for root, otherwise sudo, which must not ask for a password.
func Superuser(t testing.TB) []string {
	t.Helper()
	if os.Getuid() == 0 {
		return nil
	}
	sudo := []string{"sudo", "-n"}
	if exec.Command("sudo", "-n", "true").Run() != nil {
		Lacking(t, "superuser: run this as root, or let sudo ask for no password")
	}
	return sudo
}
