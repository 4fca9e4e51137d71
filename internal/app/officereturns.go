package app

import (
	"context"
	"errors"

	"catchup/internal/edition"
	"catchup/internal/feedback"
	"catchup/internal/subscriber"
	"catchup/internal/web/desk"
)

// manySuspended is how many suspended subscribers the desk names.
const manySuspended = 200

// answers are the words of the desk for kinds of answers.
var answers = map[feedback.Kind]struct{ one, many string }{
	feedback.Hard:      {"hard bounce", "Hard bounces"},
	feedback.Soft:      {"soft bounce", "Soft bounces"},
	feedback.Delay:     {"delay", "Delays"},
	feedback.Delivered: {"delivered", "Delivered"},
	feedback.Complaint: {"complaint", "Complaints"},
	feedback.Leaving:   {"wish to leave", "Wishes to leave"},
	feedback.Automatic: {"automatic", "Automatic answers"},
	feedback.Unknown:   {"unknown", "Unknown"},
}

// Returns is what came back that only an operator can settle.
func (o office) Returns(ctx context.Context) (*desk.Returns, error) {
	messages, err := o.OpenReturns(ctx)
	if err != nil {
		return nil, err
	}
	suspended, err := o.store.Suspended(ctx, manySuspended)
	if err != nil {
		return nil, err
	}
	counts, err := o.store.CountByState(ctx)
	all := &desk.Returns{Taken: o.settings.Mail.Returns != nil, Count: counts[subscriber.Suspended]}
	for _, m := range messages {
		all.Messages = append(all.Messages, message(m))
	}
	for _, r := range suspended {
		all.Suspended = append(all.Suspended, desk.Suspended{ID: r.ID, Email: r.Email, Since: r.Left, Why: r.Why})
	}
	return all, err
}

// Message is one message that came back, with its front.
func (o office) Message(ctx context.Context, id string) (*desk.Message, error) {
	messages, err := o.OpenReturns(ctx)
	for _, m := range messages {
		if m.ID == id {
			one := message(m)
			one.Front = m.Raw
			return &one, nil
		}
	}
	if err == nil {
		err = edition.ErrNone
	}
	return nil, err
}

// message is a message by what it was taken for.
func message(m feedback.Return) desk.Message {
	one := desk.Message{ID: m.ID, At: m.At}
	for _, a := range m.Events {
		one.Answers = append(one.Answers, desk.Answer{What: answers[a.Kind].one, Address: a.Address, Words: a.Words})
	}
	return one
}

// Restore lets a suspended subscriber get mail again, in an operator's name.
func (o office) Restore(ctx context.Context, reader, who string) error {
	err := o.store.Restore(ctx, reader)
	if errors.Is(err, subscriber.ErrUnknown) {
		return &desk.Refusal{Words: "The reader is not suspended any more. Nothing has been changed."}
	}
	if err == nil {
		o.options.Log.Info("an operator has let a reader back in", "subscriber", reader, "operator", who)
	}
	return err
}
