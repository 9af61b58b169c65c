// The editor of bylaws: when the table comes in anew, what a person has unfolded stays so.
htmx.registerExtension("keep-open", {
  htmx_before_morph_attr: (elt, { attrName }) => !(attrName === "open" && elt.tagName === "DETAILS"),
});
