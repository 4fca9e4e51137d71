// Package postfixtest runs a real Postfix for a test, with settings, queue and
// log in a folder of its own.
package postfixtest

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"catchup/internal/tooltest"
)

// Server is a Postfix that takes mail from this machine at Port.
type Server struct {
	Port int

	folder    string
	superuser []string
}

// timeout is how long Postfix may take to start, on a machine with much to do.
const timeout = 2 * time.Minute

// Start starts a Postfix for the test and stops it when the test ends. The
// settings are lines of main.cf, which follow the common ones. Postfix must be
// installed, and the test must be able to act as the superuser.
func Start(t *testing.T, settings string) *Server {
	t.Helper()
	tooltest.Program(t, "postfix")
	s := &Server{Port: free(t), superuser: tooltest.Superuser(t)}
	s.makeFolder(t)
	s.write(t, "main.cf", fmt.Sprintf(common, s.folder)+settings)
	s.write(t, "master.cf", fmt.Sprintf("127.0.0.1:%d inet n - n - - smtpd\n", s.Port)+services)
	s.Run(t, "", "postfix", "start")
	t.Cleanup(func() { s.Run(t, "", "postfix", "abort") })
	s.await(t)
	return s
}

// Run runs one of Postfix's programs on this server with the input, and returns
// what it prints. The test fails if the program does.
func (s *Server) Run(t *testing.T, input, program string, args ...string) []byte {
	t.Helper()
	flag := "-c"
	if program == "sendmail" {
		flag = "-C"
	}
	c := s.command(append([]string{tooltest.Program(t, program), flag, s.folder}, args...)...)
	c.Stdin = bytes.NewReader([]byte(input))
	var problems bytes.Buffer
	c.Stderr = &problems
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s%s", program, args, err, &problems, s.Log())
	}
	return out
}

// Log returns what Postfix has logged so far.
func (s *Server) Log() []byte {
	log, _ := s.command("cat", filepath.Join(s.folder, "log")).Output() // it may not have begun
	return log
}

// command is a command that the superuser runs.
func (s *Server) command(words ...string) *exec.Cmd {
	words = append(s.superuser[:len(s.superuser):len(s.superuser)], words...)
	return exec.Command(words[0], words[1:]...)
}

// makeFolder makes the folder of the server. Postfix's own user may enter it, and
// owns the parts of it that Postfix asks to own.
func (s *Server) makeFolder(t *testing.T) {
	t.Helper()
	folder, err := os.MkdirTemp("/tmp", "catchup-postfix-")
	try(t, err)
	s.folder = folder
	t.Cleanup(func() { s.must(t, "rm", "-rf", folder) })
	try(t, os.Chmod(folder, 0o755))
	for _, part := range []string{"spool", "data"} {
		try(t, os.Mkdir(filepath.Join(folder, part), 0o755))
	}
	s.must(t, "chown", "root", folder, filepath.Join(folder, "spool"))
	s.must(t, "chown", "postfix", filepath.Join(folder, "data"))
}

func (s *Server) write(t *testing.T, name, text string) {
	t.Helper()
	c := s.command("tee", filepath.Join(s.folder, name))
	c.Stdin = bytes.NewReader([]byte(text))
	if out, err := c.Output(); err != nil {
		t.Fatalf("writing %s: %v\n%s", name, err, out)
	}
}

func (s *Server) must(t *testing.T, words ...string) {
	t.Helper()
	if out, err := s.command(words...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", words, err, out)
	}
}

// await returns when the server takes connections.
func (s *Server) await(t *testing.T) {
	t.Helper()
	for begun := time.Now(); time.Since(begun) < timeout; time.Sleep(20 * time.Millisecond) {
		if conn, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", s.Port)); err == nil {
			conn.Close()
			return
		}
	}
	t.Fatalf("postfix takes no connections\n%s", s.Log())
}

// free returns a port that nobody listens at.
func free(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	try(t, err)
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

func try(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// common are the lines of main.cf that every server has; %[1]s is its folder.
const common = `compatibility_level = 3.6
queue_directory = %[1]s/spool
data_directory = %[1]s/data
maillog_file = %[1]s/log
maillog_file_prefixes = %[1]s
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
`

// services are the lines of master.cf that every server has.
const services = `pickup unix n - n 1 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
lmtp unix - - n - - lmtp
local unix - n n - - local
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
showq unix n - n - - showq
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`
