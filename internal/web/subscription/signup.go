package subscription

import (
	"crypto/rand"
	"net/http"
	"slices"
	"strings"

	"catchup/internal/subscriber"
	"catchup/internal/web"
)

// signUpForm is the data of the page to sign up.
type signUpForm struct {
	web.Frame
	form
	Agreement string // what is agreed to by sending it
	Trap      string
}

func (m *Room) signUpPage(w http.ResponseWriter, r *http.Request) {
	f := m.contents.blank("/sign-up", subscriber.Choice{Reports: r.URL.Query()["report"]}, nil)
	if len(f.Reports) > 0 && r.URL.Query().Get("report") == "" {
		f.Reports[0].Chosen = true
	}
	m.show(w, http.StatusOK, "sign-up", m.contents.signUpForm(f))
}

func (in contents) signUpForm(f form) signUpForm {
	heading := "Sign up"
	if len(f.Reports) == 1 {
		heading = "Sign up for " + f.Reports[0].Title
	}
	frame := in.frame(heading)
	frame.Hidden = false
	if len(f.Mistakes) > 0 {
		frame.Title = "Mistake: " + frame.Title
	}
	if in.o.Address != "" {
		frame.Address = in.o.Address + "/sign-up"
	}
	return signUpForm{frame, f, in.agreement(f), trap}
}

// agreement is what somebody who signs up agrees to.
func (in contents) agreement(f form) string {
	what := "what I have ticked"
	if len(f.Reports) == 1 {
		what = f.Reports[0].Title
	}
	return "By signing up I ask to get " + what + " by e-mail. I can leave at any time, by a link in every mail."
}

// signUp keeps the request, for any address, and says that a message comes.
func (m *Room) signUp(w http.ResponseWriter, r *http.Request) {
	f := m.contents.blank("/sign-up", subscriber.Choice{}, nil)
	c := m.contents.fill(&f, r.PostForm)
	email := f.address(r.PostForm.Get("email"))
	if len(f.Mistakes) > 0 {
		m.show(w, http.StatusUnprocessableEntity, "sign-up", m.contents.signUpForm(f))
		return
	}
	agreed := m.contents.agreement(f)
	if len(f.Reports) > 1 {
		agreed += " Ticked: " + strings.Join(m.contents.titles(c.Reports), ", ") + "."
	}
	m.keep(w, r, subscriber.Request{Kind: subscriber.SignUp, Wish: subscriber.Wish{Email: email, Lang: "en-GB", Choice: c, Words: agreed}})
}

// keep keeps a request and redirects to the page that says so. It does the same
// for every address. A program that fills in the trap is shown the same page,
// but its request is not kept.
func (m *Room) keep(w http.ResponseWriter, r *http.Request, asked subscriber.Request) {
	if !m.bounded(w, r) {
		return
	}
	if !trapped(r) {
		asked.ID, asked.At = strings.ToLower(rand.Text()), m.o.Now()
		if err := Register(m.o.Store).Ask(r.Context(), asked); err != nil {
			m.fail(w, err)
			return
		}
		if m.o.Asked != nil {
			m.o.Asked()
		}
	}
	w.Header().Set("Cache-Control", web.Never)
	http.Redirect(w, r, "/sent", http.StatusSeeOther)
}

func (m *Room) sentPage(w http.ResponseWriter, _ *http.Request) {
	m.o.Pages.Notice(w, http.StatusOK, "Look into your mailbox", nil,
		"A letter is on its way to the address you gave. Open the link in it to go on.",
		"It should be there within a few minutes. If it is not, look where unwanted mail goes, and try once more in case the address was mistyped.",
		"If you asked for your links and nothing comes, that address gets no mail from us.")
}

func (in contents) titles(names []string) []string { return titles(in.o.Reports, names) }

// titles are those of the named reports, in the order of the names.
func titles(reports []Report, names []string) (all []string) {
	for _, name := range names {
		i := slices.IndexFunc(reports, func(r Report) bool { return r.Name == name })
		if i >= 0 {
			all = append(all, reports[i].Title)
		}
	}
	return all
}

// askForm is the data of the page to ask for one's links.
type askForm struct {
	web.Frame
	form
	Words []string
	Send  string // what the button says
	Trap  string
}

// asks are the pages for a subscriber who comes without a link of their own.
var asks = map[string]struct{ heading, words string }{
	"preferences": {"Change what you get", "Write the address that your mail goes to, and we send you a link to your own page. There you choose what you get, pause, leave, or see what is kept of you."},
	"leave":       {"Leave", "The link at the end of every mail is the quickest way. If you have none at hand, write the address that your mail goes to, and we send you one."},
}

func (in contents) askForm(about string, f form) askForm {
	a := askForm{in.frame(asks[about].heading), f, []string{asks[about].words}, "Send me my link", trap}
	if len(f.Mistakes) > 0 {
		a.Title = "Mistake: " + a.Title
	}
	return a
}

func (m *Room) askPage(about string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		m.show(w, http.StatusOK, "ask", m.contents.askForm(about, m.contents.blank("/"+about, subscriber.Choice{}, nil)))
	}
}

// ask keeps the request for a message with one's links.
func (m *Room) ask(about string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		f := m.contents.blank("/"+about, subscriber.Choice{}, nil)
		email := f.address(r.PostForm.Get("email"))
		if len(f.Mistakes) > 0 {
			m.show(w, http.StatusUnprocessableEntity, "ask", m.contents.askForm(about, f))
			return
		}
		m.keep(w, r, subscriber.Request{Kind: subscriber.Links, Wish: subscriber.Wish{Email: email}})
	}
}
