package subscription_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"catchup/internal/browsertest"
	"catchup/internal/subscriber"
)

// TestBrowser goes the way of a subscriber in a real browser with scripts
// switched off: sign up, confirm, choose, leave, undo, see and erase; on a
// telephone and in a window, light and dark. On every page nothing runs off the
// screen.
func TestBrowser(t *testing.T) {
	for _, width := range []int64{320, 1200} {
		for _, scheme := range []string{"light", "dark"} {
			t.Run(fmt.Sprintf("%d %s", width, scheme), func(t *testing.T) {
				v := visitor{open(t, both), browsertest.Open(t), fmt.Sprintf("%d-%s", width, scheme)}
				v.tab.Screen(width, 800)
				v.tab.Prefer(scheme)
				v.tab.WithoutScripts()
				v.goes()
			})
		}
	}
}

// visitor is somebody at a browser.
type visitor struct {
	*house
	tab  *browsertest.Tab
	name string // of the pictures
}

// goes goes the whole way.
func (v visitor) goes() {
	v.tab.Go(v.top + "/sign-up")
	v.sees("sign-up", "Sign up")
	v.presses("Sign up")
	v.sees("sign-up-mistakes", "Please write your e-mail address")
	v.types("#email", "anna@example.org")
	v.types("#name", "Anna")
	v.tab.Do(chromedp.Click("label[for=report-daily]", chromedp.ByQuery), chromedp.Click("label[for=rhythm-monthly]", chromedp.ByQuery))
	v.presses("Sign up")
	v.sees("sent", "Look into your mailbox")

	v.tab.Go(v.one().link(v.t, "/confirm/"))
	v.sees("confirm", "One more step")
	v.presses("Yes, sign me up")
	v.sees("confirmed", "You are signed up")
	if r := v.sub("anna@example.org"); r.State != subscriber.Active || r.Rhythm != subscriber.Monthly || r.Name != "Anna" {
		v.t.Errorf("the reader is %+v", r)
	}

	v.tab.Press(chromedp.Click(`//a[text()="Change what you get"]`))
	v.sees("preferences", "What you get")
	v.tab.Do(chromedp.SetValue("#choice-region", "London", chromedp.ByQuery), chromedp.SetValue("#paused", "2024-07-01", chromedp.ByQuery))
	v.presses("Save")
	v.sees("saved", "Your choices have been saved")
	if r := v.sub("anna@example.org"); r.Attribute("region") != "London" || r.Paused.IsZero() {
		v.t.Errorf("the reader is %+v", r)
	}

	v.tab.Press(chromedp.Click(`//a[text()="Leave"]`))
	v.sees("leave", "Leave?")
	v.presses("Stop this mail")
	v.sees("left", "You have left")
	if r := v.sub("anna@example.org"); r.State != subscriber.Left {
		v.t.Errorf("the reader is %s", r.State)
	}
	v.presses("Undo")
	v.sees("back", "You are back")
	if r := v.sub("anna@example.org"); r.State != subscriber.Active {
		v.t.Errorf("the reader is %s", r.State)
	}

	v.tab.Go(v.top + "/preferences")
	v.sees("ask", "Change what you get")
	v.types("#email", "ANNA@example.org")
	v.presses("Send me my link")
	v.tab.Go(v.one().link(v.t, "/your-data/"))
	v.sees("data", "What we keep of you")
	v.presses("Erase it")
	v.sees("erase", "Erase all of it?")
	v.presses("Erase all that is kept of me")
	v.sees("erased", "It is erased")
}

// sees waits for the words, looks at the page, and at what runs off it.
func (v visitor) sees(name, words string) {
	v.t.Helper()
	var body string
	v.tab.Do(chromedp.WaitVisible("main", chromedp.ByQuery), chromedp.Text("body", &body, chromedp.ByQuery))
	if !strings.Contains(body, words) {
		v.t.Fatalf("%s does not say %q:\n%s", name, words, body)
	}
	if over := browsertest.Eval[int](v.tab, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
		v.t.Errorf("%s is %d pixels too wide", name, over)
	}
	v.tab.Picture("readers-" + name + "-" + v.name)
}

func (v visitor) types(field, words string) {
	v.t.Helper()
	v.tab.Do(chromedp.SendKeys(field, words, chromedp.ByQuery))
}

// presses presses a button and waits for what comes of it.
func (v visitor) presses(button string) {
	v.t.Helper()
	v.tab.Press(chromedp.Click(`//button[text()="` + button + `"]`))
}

// every is each page there is, by name, as it is set.
func every(t *testing.T, h *house) map[string]string {
	t.Helper()
	r := h.joined("anna@example.org", "name", "Anna", "choice-region", "London")
	h.enrol("left@example.org")
	if err := h.store.Subscribers.Depart(t.Context(), h.now, h.sub("left@example.org").ID); err != nil {
		t.Fatal(err)
	}
	h.messages()
	h.signUp("b@example.org")
	confirm := h.one().link(t, "/confirm/")
	h.signUp("anna@example.org")
	data := h.one().link(t, "/your-data/")
	pages := map[string]string{}
	for name, address := range map[string]string{
		"sign-up": h.top + "/sign-up", "sent": h.top + "/sent", "ask": h.top + "/preferences", "ask-to-leave": h.top + "/leave",
		"confirm": confirm, "preferences": h.preferences(r), "leave": h.leaving(r), "data": data, "gone": h.leaving(h.sub("left@example.org")),
	} {
		pages[name] = h.get(address).body
	}
	pages["mistakes"] = h.ask(http.MethodPost, h.top+"/sign-up", nil).body
	pages["wrong-preferences"] = h.choose(h.preferences(r), "paused", "x").body
	pages["saved"] = h.choose(h.preferences(r), "report-daily", "yes", "paused", "2024-07-01").body
	pages["confirmed"] = h.ask(http.MethodPost, confirm, nil).body
	pages["erase"] = h.ask(http.MethodPost, data+"/erase", nil).body
	pages["lost"] = h.ask(http.MethodGet, h.top+"/leave/x", nil).body
	h.wait(subscriber.TellAfter)
	undoing := h.one().link(t, "/undo/")
	pages["undo"] = h.get(undoing).body
	pages["undone"] = h.ask(http.MethodPost, undoing, nil).body
	left := h.ask(http.MethodPost, h.leaving(r), map[string][]string{"sure": {"yes"}}).body
	pages["left"] = left
	undo := left[strings.Index(left, "/return/"):]
	pages["back"] = h.ask(http.MethodPost, h.top+undo[:strings.IndexByte(undo, '"')], nil).body
	return pages
}

// messageHTML is the page of each kind of message.
func messageHTML(t *testing.T, h *house) map[string]string {
	t.Helper()
	h.signUp("new@example.org")
	h.signUp("anna@example.org")
	if err := h.store.Subscribers.Return(t.Context(), h.sub("anna@example.org").ID); err != nil {
		t.Fatal(err)
	}
	h.choose(h.preferences(h.sub("anna@example.org")), "report-weekly", "yes", "name", "Another")
	h.wait(subscriber.TellAfter)
	messages := map[string]string{}
	for _, l := range h.messages() {
		messages["letter "+l.subject] = l.html
	}
	return messages
}

// TestValid has html-validate judge every page and message. Messages break
// three rules, which their template names.
func TestValid(t *testing.T) {
	h := open(t, both)
	browsertest.Validate(t, every(t, h))
	browsertest.Validate(t, messageHTML(t, h), "no-inline-style", "no-deprecated-attr", "prefer-native-element")
}

// TestAccessible has axe-core judge every page, light and dark, on a wide
// screen and a narrow one: it finds nothing.
func TestAccessible(t *testing.T) {
	script, err := os.ReadFile(browsertest.Module(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	h := open(t, both)
	sheet := h.get(h.top + "/style.css").body
	files := map[string][]byte{}
	for name, page := range every(t, h) {
		at, end := strings.Index(page, `<link rel="stylesheet"`), strings.Index(page, "</head>")
		files[name+".html"] = []byte(page[:at] + "<style>" + sheet + "</style>" + page[end:])
	}
	messages := messageHTML(t, h)
	for name, page := range messages {
		files[strings.ReplaceAll(name, " ", "-")+".html"] = []byte(page)
	}
	top, tab := browsertest.Serve(t, files), browsertest.Open(t)
	for name := range files {
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{320, 1200} {
				tab.Screen(width, 900)
				tab.Prefer(scheme)
				tab.Go(top + name)
				tab.Script(string(script))
				var found []struct {
					ID, Impact, Help string
					Nodes            []struct{ HTML string }
				}
				response := browsertest.Eval[string](tab, `axe.run({resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations))`)
				if err := json.Unmarshal([]byte(response), &found); err != nil {
					t.Fatal(err)
				}
				for _, v := range found {
					if strings.HasPrefix(name, "letter") && v.Impact == "moderate" {
						continue // landmarks are the mail program's
					}
					t.Errorf("%s, %s, %d pixels: %s (%s): %s: %.200s", name, scheme, width, v.ID, v.Impact, v.Help, v.Nodes[0].HTML)
				}
				if strings.HasPrefix(name, "letter") {
					tab.Picture(fmt.Sprintf("readers-%.11s-%d-%s", name, width, scheme))
				}
			}
		}
	}
}
