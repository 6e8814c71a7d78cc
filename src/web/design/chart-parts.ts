// The parts of ECharts that the product draws with, registered once for the screen and for files.

import { BarChart, CustomChart, LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([LineChart, BarChart, CustomChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

export { init };
