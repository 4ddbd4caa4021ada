// What helps a reader beyond plain pages: straight on from a permalink, notes and terms at hand, links to copy.
// A classic script without requests, so that it works from disk. Every page works without it.
(() => {
  "use strict";

  // --- A document's address with a fragment leads on to the page where that paragraph stands ---

  const goOn = () => {
    let id = "";
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return; // a malformed fragment names nothing
    }
    const entry = id && document.getElementById(id);
    const way = entry && entry.parentElement.matches(".index") && entry.querySelector("a[href]");
    // A page that ceased to exist leads on by itself where no place of it is asked for.
    const link = way || (!id && document.querySelector("a.onward"));
    if (link) location.replace(link.href);
  };
  goOn();
  addEventListener("hashchange", goOn);

  // --- Notes and terms at hand ---

  const ANCHORS = '.md-content a[aria-describedby^="_about-"]';
  const LEAVE_DELAY = 200; // milliseconds to move the pointer from the link into the popover
  let shown = null; // the link whose popover is open
  let leaving = 0;

  const popover = document.createElement("div");
  popover.className = "popover md-typeset";
  popover.id = "_popover";
  popover.setAttribute("role", "tooltip");
  popover.hidden = true;
  (document.querySelector("main") || document.body).append(popover);

  const place = (link) => {
    // A link broken over two lines has two boxes; the first is where it begins.
    const box = link.getClientRects()[0] || link.getBoundingClientRect();
    const gap = 8;
    const right = document.documentElement.clientWidth - popover.offsetWidth - gap;
    const below = box.bottom + popover.offsetHeight + gap < innerHeight || box.top < popover.offsetHeight + gap;
    const top = below ? box.bottom + gap / 2 : box.top - popover.offsetHeight - gap / 2;
    const origin = popover.offsetParent.getBoundingClientRect();
    popover.style.left = `${Math.max(gap, Math.min(box.left, right)) - origin.left}px`;
    popover.style.top = `${top - origin.top}px`;
  };

  const content = (link) => {
    const ids = link.getAttribute("aria-describedby").split(" ");
    const [about, ...more] = ids.map((id) => document.getElementById(id)).filter(Boolean);
    if (!about) return null;
    const copy = about.cloneNode(true);
    more.forEach((card) => copy.append(...card.cloneNode(true).childNodes));
    copy.removeAttribute("id");
    copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
    copy.querySelectorAll("a.term").forEach((term) => term.replaceWith(...term.childNodes));
    if (link.matches(".mark a")) {
      const number = document.createElement("b");
      number.textContent = `${link.textContent} `;
      copy.prepend(number);
    }
    return copy;
  };

  const show = (link, { withWay = false } = {}) => {
    clearTimeout(leaving);
    if (shown === link) return;
    const copy = content(link);
    if (!copy) return;
    popover.replaceChildren(copy);
    if (withWay && !copy.querySelector("a[href]")) {
      const way = document.createElement("a");
      way.href = link.href;
      way.className = "popover-way";
      way.textContent = link.matches(".term") ? "В глоссарий" : link.matches(".mark a") ? "К примечанию" : "Подробнее";
      popover.append(way);
    }
    popover.hidden = false;
    place(link);
    shown = link;
  };

  const hide = () => {
    clearTimeout(leaving);
    popover.hidden = true;
    shown = null;
  };

  // A card with links of its own: Tab goes from the link that it describes into it, and from its last link on.
  const goThrough = (event) => {
    const ways = [...popover.querySelectorAll("a[href]")];
    const at = ways.indexOf(document.activeElement);
    const next = at + (event.shiftKey ? -1 : 1);
    if (!ways.length || (at < 0 && (event.shiftKey || document.activeElement !== shown))) return;
    if (next < ways.length) event.preventDefault();
    (ways[next] || shown).focus();
  };

  const anchorOf = (event) => (event.target instanceof Element ? event.target.closest(ANCHORS) : null);
  const isInside = (event) => event.target instanceof Node && popover.contains(event.target);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = anchorOf(event);
    if (link) show(link);
    else if (isInside(event)) clearTimeout(leaving);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "touch" || !shown || !(anchorOf(event) || isInside(event))) return;
    clearTimeout(leaving);
    leaving = setTimeout(hide, LEAVE_DELAY);
  });
  document.addEventListener("focusin", (event) => {
    const link = anchorOf(event);
    if (link && link.matches(":focus-visible")) show(link);
    else if (shown && !isInside(event)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (!shown) return;
    if (event.key === "Escape") {
      if (isInside(event)) shown.focus();
      hide();
    } else if (event.key === "Tab") {
      goThrough(event);
    }
  });
  document.addEventListener("click", (event) => {
    const link = anchorOf(event);
    if (link && event.pointerType === "touch") {
      event.preventDefault(); // a finger cannot hover: the first tap shows, the way in the popover leads on
      if (shown === link) hide();
      else show(link, { withWay: true });
    } else if (shown && (!isInside(event) || event.target.closest("a"))) {
      hide();
    }
  });
  addEventListener("resize", hide);

  // --- The navigation of a narrow window: a label of a box to tick becomes a button, which keys can press ---

  const drawer = document.getElementById("__drawer");
  const label = document.querySelector(".site-menu");
  const menu = document.createElement("button");

  const toggleDrawer = () => {
    drawer.checked = !drawer.checked;
    drawer.dispatchEvent(new Event("change", { bubbles: true }));
    (drawer.checked ? document.querySelector(".site-nav a[href]") : menu).focus();
  };

  if (drawer && label) {
    menu.type = "button";
    menu.className = label.className;
    menu.setAttribute("aria-label", label.title);
    menu.setAttribute("aria-controls", "_nav");
    menu.setAttribute("aria-expanded", String(drawer.checked));
    menu.append(...label.childNodes);
    label.replaceWith(menu);
    menu.addEventListener("click", toggleDrawer);
    drawer.addEventListener("change", () => menu.setAttribute("aria-expanded", String(drawer.checked)));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && drawer.checked) toggleDrawer();
    });
  }

  // --- A table wider than the window scrolls by itself, by keys too ---

  addEventListener("load", () => {
    document.querySelectorAll(".md-typeset__scrollwrap, .block.table").forEach((box) => {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    });
  });

  // --- A number is a permalink: a click marks its paragraph and copies the address that citations use ---

  const status = document.createElement("div");
  status.className = "copied";
  status.setAttribute("role", "status");
  document.body.append(status);
  let clearing = 0;

  const say = (words) => {
    status.textContent = words;
    clearTimeout(clearing);
    clearing = setTimeout(() => (status.textContent = ""), 3000);
  };

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a.number, a.pilcrow");
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const place = link && plain && link.closest("[id]");
    if (!place) return;
    event.preventDefault();
    location.hash = place.id;
    // From disk there is no address that would serve anyone else.
    if (!location.protocol.startsWith("http") || !navigator.clipboard) return;
    navigator.clipboard.writeText(link.href).then(
      () => say("Постоянная ссылка скопирована"),
      () => {}, // not permitted: the address bar has it
    );
  });
})();
