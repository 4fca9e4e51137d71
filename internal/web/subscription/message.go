package subscription

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strings"

	"catchup/internal/subscriber"
	"catchup/internal/web"
	"catchup/templates"
)

// said is what a message says. It is the data of its template.
type said struct {
	Lang    string
	Subject string
	Words   []string
	Link    web.Link // the main one
	More    []web.Link
	Last    []string
}

// words are the message that the request needs; none if there is nothing to say
// to the owner of the address. Nobody else sees which message it is.
func (c *Mailer) words(r subscriber.Request, sub subscriber.Subscriber) (said, bool) {
	switch known := sub.State != "" && sub.State != subscriber.Erased; {
	case automatic(r.Kind):
		return c.farewell(r, sub), known
	case r.Kind == subscriber.Departed:
		return c.farewell(r, sub), sub.State == subscriber.Left
	case r.Kind == subscriber.Changed:
		told, differs := c.change(r, sub)
		return told, differs && known && sub.State != subscriber.Left
	case known && (sub.State == subscriber.Active || r.Kind != subscriber.SignUp):
		return c.links(sub), true
	case r.Kind == subscriber.SignUp:
		return c.confirmation(r), true
	}
	return said{}, false
}

// automatic tells whether the message replies to a message and not to a person
// at a page.
func automatic(kind subscriber.Kind) bool {
	return kind == subscriber.Farewell || kind == subscriber.Complained
}

// confirmation asks whether the owner of the address wants what was asked for.
func (c *Mailer) confirmation(r subscriber.Request) said {
	what, until := listed(titles(c.o.Reports, r.Wish.Reports)), r.At.Add(c.o.Pending)
	return said{
		Lang:    "en-GB",
		Subject: "Please confirm: " + what,
		Words:   []string{"Somebody has asked for " + what + " to be sent to this address. If that was you, open this page and press the button on it."},
		Link:    web.Link{Text: "Confirm", Address: Links{c.o.Key, c.o.Address}.confirm(r.ID, until)},
		Last: []string{
			"The link works until " + until.In(c.o.Zone).Format("2 January 2006") + ".",
			"If it was not you, do nothing. You will get no mail from us, and what was asked for is forgotten then.",
		},
	}
}

// links is the message with the links by which a subscriber changes what they
// get.
func (c *Mailer) links(sub subscriber.Subscriber) said {
	links, now := Links{c.o.Key, c.o.Address}, c.o.Now()
	s := said{
		Lang:    "en-GB",
		Subject: strings.TrimSuffix("Your links for "+c.o.Title, " for "),
		Words:   []string{"Somebody has asked for this at our pages. This address gets our mail already; here you change what you get, pause, or leave."},
		Link:    web.Link{Text: "Change what you get", Address: links.Preferences(sub.ID, sub.Generation, now)},
		More:    []web.Link{{Text: "See, download or erase what we keep of you", Address: links.data(sub.ID, sub.Generation, now)}},
		Last: []string{
			"The second link works for a day. Keep both to yourself: whoever has them can use them.",
			"If you have not asked for this, do nothing. Nothing has been changed.",
		},
	}
	if sub.State == subscriber.Left {
		s.Words = []string{"Somebody has asked for this at our pages. This address gets no mail from us any more; here you see what we still keep of you, and can have it erased."}
		s.Link, s.More = s.More[0], nil
		s.Last[0] = "The link works for a day. Keep it to yourself: whoever has it can use it."
		if c.o.Spec != nil {
			s.More = []web.Link{{Text: "Sign up again", Address: c.o.Address + "/sign-up"}}
		}
	}
	return s
}

// farewell tells a subscriber who has left by mail, or by calling a message spam,
// that it is done.
func (c *Mailer) farewell(r subscriber.Request, sub subscriber.Subscriber) said {
	links, now, what := Links{c.o.Key, c.o.Address}, c.o.Now(), "our mail"
	if named := titles(c.o.Reports, r.Wish.Reports); len(named) > 0 {
		what = listed(named)
	}
	s := said{Lang: "en-GB", Subject: "You have left"}
	done := "You wrote that you want no more of " + what + ", and so it is. "
	switch r.Kind {
	case subscriber.Departed:
		done = "Somebody has left our mail by a link in one of the messages to you, and so no more of it comes. If that was you, you need do nothing. "
	case subscriber.Complained:
		done = "Your mail service told us that you reported our mail as unwanted. We are sorry, and send you no more of it. "
	}
	switch {
	case c.o.Address == "": // there are no pages
		s.Words = []string{done + "If you did not mean to, write to us."}
		s.Link = web.Link{Text: "Write to us", Address: "mailto:" + c.o.From.Address}
	case sub.State == subscriber.Active: // what was left is some of it
		s.Words = []string{done + "Here you see what you still get, and can change it."}
		s.Link = web.Link{Text: "Change what you get", Address: links.Preferences(sub.ID, sub.Generation, now)}
	default:
		s.Words = []string{done + "If you did not mean to, here you undo it."}
		s.Link = web.Link{Text: "Undo", Address: c.o.Address + links.back(sub.ID, now)}
		s.Last = []string{"The link works for a week."}
	}
	return s
}

// change tells a subscriber what was chosen by a link of theirs, if they get
// anything else than before.
func (c *Mailer) change(r subscriber.Request, sub subscriber.Subscriber) (s said, differs bool) {
	links, until := Links{c.o.Key, c.o.Address}, r.At.Add(c.o.Pending)
	s = said{
		Lang:    "en-GB",
		Subject: "What you get has been changed",
		Words:   []string{"Somebody has changed this by a link in one of our messages to you. If that was you, you need do nothing."},
		Link:    web.Link{Text: "Undo", Address: links.undo(r.ID, until)},
		More:    []web.Link{{Text: "Change what you get, or end the links of all mails so far", Address: links.Preferences(sub.ID, sub.Generation, c.o.Now())}},
		Last:    []string{"You can undo it until " + until.In(c.o.Zone).Format("2 January 2006") + ". Keep both links to yourself."},
	}
	s.Words = append(s.Words, c.differences(sub.With(r.Wish.Choice), sub)...)
	return s, len(s.Words) > 1
}

// differences say what of a subscriber's choice is not as it was.
func (c *Mailer) differences(before, now subscriber.Subscriber) (all []string) {
	differ := func(what, was, is string) {
		if was != is {
			all = append(all, what+": "+is+" (before: "+was+").")
		}
	}
	differ("Name", cmp.Or(before.Name, "none"), cmp.Or(now.Name, "none"))
	differ("What comes", c.reportsOf(before), c.reportsOf(now))
	differ("How often", rhythm(before), rhythm(now))
	differ("Pause", c.pauseOf(before), c.pauseOf(now))
	chosen := maps.Clone(before.Chosen)
	if chosen == nil {
		chosen = map[string]string{}
	}
	maps.Copy(chosen, now.Chosen)
	for _, name := range slices.Sorted(maps.Keys(chosen)) {
		differ(titled(name), cmp.Or(before.Attribute(name), "no matter which"), cmp.Or(now.Attribute(name), "no matter which"))
	}
	return all
}

func (c *Mailer) reportsOf(sub subscriber.Subscriber) string {
	if len(sub.Reports) == 0 {
		return "what the lists say that you are on"
	}
	return listed(titles(c.o.Reports, sub.Reports))
}

func (c *Mailer) pauseOf(sub subscriber.Subscriber) string {
	if !sub.Paused.After(c.o.Now()) {
		return "none"
	}
	return "until " + sub.Paused.In(c.o.Zone).Format("2 January 2006")
}

func rhythm(sub subscriber.Subscriber) string {
	if sub.Rhythm == subscriber.Monthly {
		return "once a month, the last edition"
	}
	return "every edition"
}

// html is the message as a page.
func (s said) html(looks *templates.Set) (string, error) {
	var out bytes.Buffer
	if err := looks.Message.ExecuteTemplate(&out, "letter", s); err != nil {
		return "", templates.Mistake(err)
	}
	return out.String(), nil
}

// text is the message as plain text, in lines of 72 characters, except
// addresses.
func (s said) text() string {
	var parts []string
	for _, words := range s.Words {
		parts = append(parts, wrapped(words))
	}
	parts = append(parts, s.Link.Address)
	for _, l := range s.More {
		parts = append(parts, l.Text+":\n"+l.Address)
	}
	for _, words := range s.Last {
		parts = append(parts, wrapped(words))
	}
	return strings.Join(parts, "\n\n") + "\n"
}

func wrapped(words string) string {
	var lines []string
	var line string
	for word := range strings.FieldsSeq(words) {
		if line != "" && len(line)+1+len(word) > 72 {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return strings.Join(append(lines, line), "\n")
}
