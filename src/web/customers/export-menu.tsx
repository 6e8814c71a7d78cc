// Takes out everything known of a customer, for that person: a plain download, so that it goes on when the page is left.

import { Button, Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../design/icon.tsx";
import { useLanguage, useMay } from "../session/workspace.tsx";

const formats = ["ndjson", "csv"] as const;

/** The menu; nothing for those who may not take data out. */
export function ExportMenu({ id }: { id: string }) {
  const { t } = useTranslation("customers");
  const language = useLanguage();
  if (!useMay()("export")) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="xs" rightSection={<Icon name="down" size={14} />}>
          {t("export.open")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={`/api/v1/customers/${encodeURIComponent(id)}/export?${new URLSearchParams({ format, language }).toString()}`}
            download
          >
            {t(`export.as.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
