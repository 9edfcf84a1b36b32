// Figures over time: each `figure.chart` is drawn from the rows of its own table.
"use strict";

(() => {
  const drawn = new WeakSet();

  // uPlot draws on a canvas, which knows no variables and no light-dark(): a probe resolves them.
  const resolved = (name) => {
    const probe = document.createElement("i");
    probe.className = `probe-${name}`;
    document.body.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };

  function draw(figure) {
    const rows = [...figure.querySelectorAll("tbody tr")];
    const place = figure.querySelector(".drawn");
    if (drawn.has(figure) || !rows.length || !place.clientWidth) return;
    drawn.add(figure);
    const pairs = rows
      .map((row) => [Date.parse(row.querySelector("time").dateTime) / 1000, row.querySelector("[data-number]").dataset.number])
      .map(([at, number]) => [at, number === "" ? null : Number(number)])
      .sort((one, other) => one[0] - other[0]);
    const axis = { stroke: resolved("quiet"), grid: { stroke: resolved("line") }, ticks: { stroke: resolved("line") } };
    const series = { label: figure.dataset.unit, stroke: resolved("accent"), width: 2, points: { show: pairs.length < 40 } };
    const size = () => ({ width: place.clientWidth, height: 220 });
    const plot = new uPlot(
      { ...size(), axes: [axis, { ...axis, size: 60 }], series: [{}, series], legend: { live: true } },
      [pairs.map((one) => one[0]), pairs.map((one) => one[1])],
      place,
    );
    new ResizeObserver(() => plot.setSize(size())).observe(place);
  }

  const all = () => document.querySelectorAll("figure.chart").forEach(draw);
  document.addEventListener("DOMContentLoaded", all);
  document.addEventListener("htmx:afterSettle", all);
})();
