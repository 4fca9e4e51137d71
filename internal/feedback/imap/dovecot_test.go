package imap

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"catchup/internal/deliver/smtptest"
	"catchup/internal/setting"
	"catchup/internal/tooltest"
)

// server is a real Dovecot with a mailbox of its own.
type server struct {
	implicit, plain int // ports
	trust           *x509.CertPool
}

const account, password = "answers", "correct horse"

// dovecot runs a Dovecot with settings, mail and log in a folder of its own
// until the test ends.
func dovecot(t *testing.T) *server {
	t.Helper()
	program := tooltest.Program(t, "dovecot")
	folder, err := os.MkdirTemp("", "dovecot")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	s := &server{implicit: free(t), plain: free(t), trust: certify(t, folder)}
	config := filepath.Join(folder, "dovecot.conf")
	write(t, config, s.settings(t, folder))
	write(t, filepath.Join(folder, "users"), account+":{PLAIN}"+password+"\n")
	run := exec.Command(program, "-F", "-c", config)
	run.Stdout, run.Stderr = t.Output(), t.Output()
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { run.Process.Signal(os.Interrupt); run.Wait() })
	s.await(t, folder)
	return s
}

// free is a port that nobody listens at.
func free(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

func certify(t *testing.T, folder string) *x509.CertPool {
	t.Helper()
	config, trust := smtptest.Certificate(t)
	own := config.Certificates[0]
	key, err := x509.MarshalPKCS8PrivateKey(own.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(folder, "certificate"), string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: own.Certificate[0]})))
	write(t, filepath.Join(folder, "key"), string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})))
	return trust
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// settings have all processes run as whoever runs the test, or as the users
// that the package made if that is root.
func (s *server) settings(t *testing.T, folder string) string {
	t.Helper()
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	login, internal, uid, gid := me.Username, me.Username, me.Uid, me.Gid
	if me.Uid == "0" {
		login, internal, uid, gid = "dovenull", "dovecot", "65534", "65534"
	}
	mail := filepath.Join(folder, "mail")
	if err := os.Mkdir(mail, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, open := range []string{folder, mail} {
		if err := os.Chmod(open, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	group, err := user.LookupGroupId(me.Gid)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf(settings, folder, s.implicit, s.plain, login, internal, group.Name, uid, gid)
}

const settings = `protocols = imap
listen = 127.0.0.1
base_dir = %[1]s/run
state_dir = %[1]s/state
log_path = %[1]s/log
default_login_user = %[4]s
default_internal_user = %[5]s
default_internal_group = %[6]s
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:%[1]s/mail
ssl = yes
ssl_cert = <%[1]s/certificate
ssl_key = <%[1]s/key
disable_plaintext_auth = yes
auth_failure_delay = 0
passdb {
  driver = passwd-file
  args = %[1]s/users
}
userdb {
  driver = static
  args = uid=%[7]s gid=%[8]s home=%[1]s/mail
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = %[3]d
  }
  inet_listener imaps {
    port = %[2]d
    ssl = yes
  }
}
`

// await returns when the server listens.
func (s *server) await(t *testing.T, folder string) {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); {
		conn, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(s.implicit)))
		if err == nil {
			conn.Close()
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	log, _ := os.ReadFile(filepath.Join(folder, "log"))
	t.Fatalf("Dovecot does not listen:\n%s", log)
}

// spec is how the settings name the server's mailbox.
func (s *server) spec() Spec {
	return Spec{
		Host: "127.0.0.1", Port: s.implicit, TLS: Implicit, User: account, Password: setting.NewSecret(password),
		Mailbox: "INBOX", Every: setting.Duration(time.Minute), Limit: 64_000, Timeout: setting.Duration(10 * time.Second),
	}
}

func (s *server) config() *tls.Config {
	return &tls.Config{ServerName: "127.0.0.1", RootCAs: s.trust, MinVersion: tls.VersionTLS12}
}
