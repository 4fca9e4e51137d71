package main

import (
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/rogpeppe/go-internal/testscript"
)

// bounce ADDRESS has the mail server bring back, by LMTP at var/lmtp, the
// message that went to the address: nobody is there. back@example.org is where
// messages come back to that nobody has sent.
func bounce(ts *testscript.TestScript, _ bool, args []string) {
	if args[0] == "back@example.org" {
		ts.Check(bring(ts.MkAbs("var/lmtp"), args[0], args[0]))
		return
	}
	for _, m := range stageOf(ts).server.Mails() {
		if strings.Contains(m.To, args[0]) {
			path, _, _ := strings.Cut(strings.TrimPrefix(m.From, "FROM:<"), ">")
			ts.Check(bring(ts.MkAbs("var/lmtp"), path, args[0]))
			return
		}
	}
	ts.Fatalf("no letter went to %s", args[0])
}

func bring(socket, to, recipient string) error {
	conn, err := net.Dial("unix", socket)
	for begun := time.Now(); err != nil && time.Since(begun) < scriptTimeout; conn, err = net.Dial("unix", socket) {
		time.Sleep(10 * time.Millisecond)
	}
	if err != nil {
		return err
	}
	c := smtp.NewClientLMTP(conn)
	defer c.Close()
	return c.SendMail("", []string{to}, strings.NewReader(strings.ReplaceAll(fmt.Sprintf(failed, to, recipient), "\n", "\r\n")))
}

const failed = `From: MAILER-DAEMON@mx.example.net
To: %[1]s
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; %[2]s
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user
--b--
`
