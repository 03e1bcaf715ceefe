import { BarChart, CustomChart, LineChart, PieChart } from "echarts/charts";
import { AriaComponent, GridComponent, MarkLineComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, PieChart, CustomChart, GridComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

/** The drawing library with the parts this product draws with; loaded when the first chart appears. */
export { init };
