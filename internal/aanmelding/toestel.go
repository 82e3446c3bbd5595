package aanmelding

import "strings"

// Toestel says in words on which device someone signed in, from what the
// browser says of itself: "Firefox op Windows". What is not known is not
// repeated: it is "Een browser".
func Toestel(userAgent string) string {
	browser := eerste(userAgent, "Een browser", [][2]string{
		{"Edg/", "Edge"}, {"EdgA/", "Edge"}, {"OPR/", "Opera"}, {"SamsungBrowser/", "Samsung Internet"}, {"Firefox/", "Firefox"}, {"FxiOS/", "Firefox"},
		{"CriOS/", "Chrome"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"},
	})
	system := eerste(userAgent, "", [][2]string{
		{"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Android", "Android"}, {"CrOS", "ChromeOS"}, {"Windows", "Windows"}, {"Mac OS X", "macOS"}, {"Linux", "Linux"},
	})
	if system == "" {
		return browser
	}
	return browser + " op " + system
}

// eerste gives the name beside the first mark that stands in the text.
func eerste(text, anders string, merken [][2]string) string {
	for _, m := range merken {
		if strings.Contains(text, m[0]) {
			return m[1]
		}
	}
	return anders
}
