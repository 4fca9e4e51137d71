package smtp

import (
	"errors"
	"fmt"
	"net/textproto"

	"catchup/internal/control"
	"catchup/internal/deliver"
)

// reply reads one reply. One without a code of the protocol is an error.
func (s *session) reply() (reply, err error) {
	code, words, err := s.text.ReadResponse(0)
	switch {
	case err != nil:
		return nil, err
	case code/100 == 2 || code/100 == 3:
		return nil, nil
	case code/100 == 4 || code/100 == 5:
		return &textproto.Error{Code: code, Msg: words}, nil
	}
	return nil, fmt.Errorf("%d %s", code, words)
}

// refusal makes a refusal of an error from before the message was handed over,
// or of a reply to it. The connection is to blame if there was no reply code,
// or if it was 421 (RFC 5321, section 3.8).
func refusal(err error) *deliver.Refusal {
	if known := new(deliver.Refusal); errors.As(err, &known) {
		return known
	}
	var reply *textproto.Error
	if !errors.As(err, &reply) {
		return &deliver.Refusal{Broken: true, Words: control.Line(err.Error())}
	}
	return &deliver.Refusal{
		Lasting: reply.Code/100 == 5,
		Broken:  reply.Code == 421,
		Words:   control.Line(fmt.Sprintf("%d %s", reply.Code, reply.Msg)),
	}
}
