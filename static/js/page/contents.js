/** "On this page" says which part is being read: the last one whose beginning has passed the upper third of the window. */

customElements.define("case-contents", class extends HTMLElement {
  connectedCallback() {
    this.life = new AbortController();
    const { signal } = this.life;
    let asked = 0;
    const later = () => (asked ||= requestAnimationFrame(() => ((asked = 0), this.mark())));
    addEventListener("scroll", later, { signal, passive: true });
    addEventListener("resize", later, { signal });
    this.mark();
  }

  disconnectedCallback() {
    this.life?.abort();
  }

  mark() {
    const links = [...this.querySelectorAll("a")];
    const begun = links.filter(({ hash }) => {
      const part = document.getElementById(hash.slice(1));
      return part && part.getBoundingClientRect().top < innerHeight / 3;
    });
    const current = begun.at(-1);
    for (const link of links) {
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }
});
