package admin

import (
	"context"

	"catchup/internal/edition"
	"catchup/internal/feedback"
	"catchup/internal/subscriber"
)

// manyOpen is how many messages that only the operator can make sense of
// are shown.
const manyOpen = 200

// manySuspended is how many suspended subscribers a page names.
const manySuspended = 200

// kinds are the words for kinds of returned messages.
var kinds = map[feedback.Kind]struct{ one, many string }{
	feedback.Hard:      {"hard bounce", "Hard bounces"},
	feedback.Soft:      {"soft bounce", "Soft bounces"},
	feedback.Delay:     {"delay", "Delays"},
	feedback.Delivered: {"delivered", "Delivered"},
	feedback.Complaint: {"complaint", "Complaints"},
	feedback.Leaving:   {"wish to leave", "Wishes to leave"},
	feedback.Automatic: {"automatic", "Automatic answers"},
	feedback.Unknown:   {"unknown", "Unknown"},
}

// returns is what came back that only an operator can decide.
func (b backend) returns(ctx context.Context) (*Returns, error) {
	messages, err := b.o.Store.OpenReturns(ctx, manyOpen)
	if err != nil {
		return nil, err
	}
	suspended, err := b.o.Store.Suspended(ctx, manySuspended)
	if err != nil {
		return nil, err
	}
	counts, err := b.o.Store.CountByState(ctx)
	all := &Returns{Taken: b.o.Returns, Count: counts[subscriber.Suspended]}
	for _, m := range messages {
		all.Messages = append(all.Messages, messageOf(m))
	}
	for _, r := range suspended {
		all.Suspended = append(all.Suspended, Suspended{ID: r.ID, Email: r.Email, Since: r.Left, Why: r.Why})
	}
	return all, err
}

// message is one message that came back, with its front.
func (b backend) message(ctx context.Context, id string) (*Message, error) {
	messages, err := b.o.Store.OpenReturns(ctx, manyOpen)
	for _, m := range messages {
		if m.ID == id {
			one := messageOf(m)
			one.Front = m.Raw
			return &one, nil
		}
	}
	if err == nil {
		err = edition.ErrNone
	}
	return nil, err
}

// messageOf is a message by what it was taken for.
func messageOf(m feedback.Return) Message {
	one := Message{ID: m.ID, At: m.At}
	for _, a := range m.Events {
		one.Answers = append(one.Answers, Event{What: kinds[a.Kind].one, Address: a.Address, Words: a.Words})
	}
	return one
}
