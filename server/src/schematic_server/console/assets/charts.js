// Figures over time: each `figure.chart` is drawn from the rows of its own table, a line for each column of numbers.
"use strict";

(() => {
  const drawn = new Map(); // figure -> its plot, and what watches its width
  const COLOURS = 6; // probe-series-0 to -5

  // uPlot draws on a canvas, which knows no variables and no light-dark(): a probe resolves them.
  const resolved = (name) => {
    const probe = document.createElement("i");
    probe.className = `probe-${name}`;
    document.body.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };
  const whole = new Intl.NumberFormat();
  const short = new Intl.NumberFormat(undefined, { notation: "compact", maximumFractionDigits: 2 });

  function draw(figure) {
    const rows = [...figure.querySelectorAll("tbody tr")];
    const place = figure.querySelector(".drawn");
    if (drawn.has(figure) || !rows.length || !place.clientWidth) return;
    const points = rows
      .map((row) => [Date.parse(row.querySelector("time").dateTime) / 1000, [...row.querySelectorAll("[data-number]")]])
      .map(([at, cells]) => [at, ...cells.map((one) => (one.dataset.number === "" ? null : Number(one.dataset.number)))])
      .sort((one, other) => one[0] - other[0]);
    const columns = points[0].map((_, column) => points.map((point) => point[column]));
    const names = [...figure.querySelectorAll("thead th")].slice(1).map((one) => one.textContent);
    const grid = { stroke: resolved("line"), width: 1 };
    const axis = { stroke: resolved("quiet"), grid, ticks: grid, font: "12px system-ui, sans-serif" };
    const numbers = { ...axis, size: 70, values: (_, splits) => splits.map((one) => (Math.abs(one) < 1e5 ? whole : short).format(one)) };
    const series = names.map((label, index) => ({
      label,
      stroke: resolved(`series-${index % COLOURS}`),
      dash: index < COLOURS ? undefined : [6, 4],
      width: 2,
      points: { show: points.length < 40 },
      value: (_, number) => (number === null ? "–" : whole.format(number)),
    }));
    const isDaily = columns[0].every((at) => at % 86400 === 0); // buckets of UTC, which are told in UTC
    const zone = isDaily ? { timeZone: "UTC" } : {};
    const day = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric", ...zone });
    const month = new Intl.DateTimeFormat(undefined, { month: "short", year: "numeric", ...zone });
    const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "short", ...zone });
    const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", ...(isDaily ? zone : { timeStyle: "short" }) });
    const times = {
      ...axis,
      values: (_, splits, __, ___, step) => {
        const told = step < 86400 ? clock : step < 28 * 86400 ? day : month;
        return splits.map((at) => told.format(new Date(at * 1000)));
      },
    };
    const size = () => ({ width: place.clientWidth, height: 220 });
    const isWhole = columns.slice(1).every((column) => column.every(Number.isInteger));
    const plot = new uPlot(
      {
        ...size(),
        ...(isDaily ? { tzDate: (at) => uPlot.tzDate(new Date(at * 1000), "UTC") } : {}),
        padding: [null, 24, null, null], // the last date reaches beyond the last point
        axes: [times, { ...numbers, incrs: isWhole ? STEPS : undefined }],
        series: [{ value: (_, at) => (at === null ? "–" : moment.format(new Date(at * 1000))) }, ...series],
        scales: { y: { range: (_, low, high) => [Math.min(0, low ?? 0), Math.max(1, high ?? 1) * 1.05] } },
      },
      columns,
      place,
    );
    const watching = new ResizeObserver(() => place.clientWidth && plot.setSize(size()));
    watching.observe(place);
    drawn.set(figure, [plot, watching]);
  }
  const STEPS = [...Array(16).keys()].flatMap((power) => [1, 2, 5].map((one) => one * 10 ** power)); // no half ones

  const all = () => document.querySelectorAll("figure.chart").forEach(draw);
  // Colours are the theme's: when that changes, everything is drawn again.
  function again() {
    for (const [plot, watching] of drawn.values()) {
      watching.disconnect();
      plot.destroy();
    }
    drawn.clear();
    all();
  }
  document.addEventListener("DOMContentLoaded", all);
  document.addEventListener("htmx:afterSettle", all);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-theme"] });
})();
