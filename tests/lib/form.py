"""form - a form of a page, filled in as a browser would send it.

    form.py ACTION [NAME=VALUE]... <PAGE >BODY

prints application/x-www-form-urlencoded; what is given replaces what the page
holds.  A form without an action goes to the page's own.  It fails where the page
has no such form.
"""
import sys
from html.parser import HTMLParser
from urllib.parse import urlencode


class Form(HTMLParser):
    def __init__(self, action):
        super().__init__()
        self.action, self.inside, self.found = action, False, False
        self.fields = []

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == 'form':
            self.inside = a.get('action', self.action) == self.action
            self.found |= self.inside
        if not self.inside or tag != 'input' or 'name' not in a:
            return
        if a.get('type') in ('checkbox', 'radio') and 'checked' not in a:
            return
        if a.get('type') != 'file':
            self.fields.append((a['name'], a.get('value') or ''))

    def handle_endtag(self, tag):
        if tag == 'form':
            self.inside = False


form = Form(sys.argv[1])
form.feed(sys.stdin.read())
if not form.found:
    sys.exit('there is no form for ' + sys.argv[1])
given = [tuple(word.split('=', 1)) for word in sys.argv[2:]]
names = {name for name, value in given}
sys.stdout.write(urlencode([f for f in form.fields if f[0] not in names] + given))
