// Moving rules with the pointer: fields count in the order in which they stand, so moving the element is all.
"use strict";

(() => {
  let moved = null;

  document.addEventListener("dragstart", (event) => {
    const grip = event.target.closest?.(".grip");
    if (!grip) return;
    moved = grip.closest("[data-sortable] > *");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
    event.dataTransfer.setDragImage(moved, 0, 0);
    moved.classList.add("moving");
  });

  document.addEventListener("dragover", (event) => {
    const over = moved && event.target.closest?.("[data-sortable] > *");
    if (!over || over.parentElement !== moved.parentElement) return;
    event.preventDefault();
    if (over === moved) return;
    const box = over.getBoundingClientRect();
    over[event.clientY < box.top + box.height / 2 ? "before" : "after"](moved);
  });

  document.addEventListener("drop", (event) => moved && event.preventDefault());
  document.addEventListener("dragend", () => {
    moved?.classList.remove("moving");
    moved = null;
  });
})();
