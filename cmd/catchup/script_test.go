package main

import (
	"flag"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"catchup/internal/deliver/smtptest"
)

// TestMain makes the program a command of the scripts, run as a process of its
// own.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"catchup": main})
}

var update = flag.Bool("update", false, "rewrite what the scripts compare with")

// TestScripts runs the scripts of testdata, each in a copy of the sample
// installation.
//
//test:serial
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		Setup:               setUp,
		UpdateScripts:       *update,
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":     status,
			"edit":       edit,
			"files":      files,
			"remember":   remember,
			"unchanged":  unchanged,
			"mail":       readMessage,
			"paper":      paper,
			"mailserver": mailserver,
			"taken":      taken,
			"holding":    holding,
			"release":    release,
			"daemon":     startDaemon,
			"signal":     signalDaemon,
			"await":      await,
			"ended":      ended,
			"get":        get,
			"page":       page,
			"capture":    capture,
			"bounce":     bounce,
			"outlet":     serveOutlet,
		},
	})
}

// stage is what the commands of one script share.
type stage struct {
	t      testing.TB
	tree   map[string]string // what "remember" saw
	server *smtptest.Server
	holds  chan struct{} // one for each message that the server has not answered yet
	reply  chan struct{} // closed when it shall
	daemon *exec.Cmd
	heard  map[string]int // by the patterns that "await" was asked for
}

type stageKey struct{}

func stageOf(ts *testscript.TestScript) *stage { return ts.Value(stageKey{}).(*stage) }

// setUp lays the sample installation out where the script brings no file of
// its own. Nothing outside this machine is asked: all else goes by a proxy that
// is not there. MISSED is a cron line whose last moment was half an hour ago, and
// CLOSED a port of this machine where nobody listens.
func setUp(env *testscript.Env) error {
	env.Values[stageKey{}] = &stage{
		t:     env.T().(testing.TB),
		holds: make(chan struct{}, 100), reply: make(chan struct{}),
	}
	closed, err := closedPort()
	if err != nil {
		return err
	}
	env.Vars = append(env.Vars,
		time.Now().UTC().Add(-30*time.Minute).Format("MISSED=4 15 * * *"),
		fmt.Sprintf("CLOSED=%d", closed),
		fmt.Sprintf("HTTP_PROXY=http://127.0.0.1:%d", closed),
		fmt.Sprintf("HTTPS_PROXY=http://127.0.0.1:%d", closed))
	return install(env.WorkDir)
}

func closedPort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}

// install copies the sample installation into dir, and leaves what is there.
func install(dir string) error {
	for _, part := range []string{"config", "reports"} {
		root := filepath.Join("..", "..", part)
		err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.Name() == "testdata":
				return filepath.SkipDir
			case entry.IsDir() || strings.HasSuffix(name, ".go"):
				return nil
			}
			return copyFile(name, filepath.Join(dir, part, strings.TrimPrefix(name, root)))
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func copyFile(from, to string) error {
	if _, err := os.Stat(to); err == nil {
		return nil
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}
